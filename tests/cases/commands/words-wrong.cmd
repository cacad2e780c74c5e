$KEHOACH --lang vi words 1.50 5 2,5 9223372036854775808
echo $?
$KEHOACH --lang en words
echo $?
$KEHOACH --lang vi words --read "một hai"
