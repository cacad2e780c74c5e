mkdir "$TMP/p" && cp -R disclosure "$TMP/p/content" && ln -s "$PWD/../../../layouts" "$PWD/../../../fonts" "$TMP/p" && $KEHOACH --lang vi check -C "$TMP/p" --profile cong-khai
