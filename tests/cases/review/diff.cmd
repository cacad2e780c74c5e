$KEHOACH --lang vi diff old new
