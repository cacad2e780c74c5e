$KEHOACH --lang vi template missing.mustache missing.json
echo $?
$KEHOACH --lang en template only-one.mustache
