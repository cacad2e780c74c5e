$KEHOACH diff old old
