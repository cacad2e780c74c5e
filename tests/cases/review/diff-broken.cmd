$KEHOACH --lang vi diff old broken
