mkdir "$TMP/bin"
cp "$KEHOACH" "$TMP/bin/kehoach"
: >"$TMP/x.pdf"
"$TMP/bin/kehoach" --lang en verify "$TMP/x.pdf"
echo $?
"$TMP/bin/kehoach" --lang vi extract "$TMP/x.pdf" -o "$TMP/out"
echo $?
"$TMP/bin/kehoach" --lang en words 5
