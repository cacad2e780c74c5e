$KEHOACH --lang vi diff old
