$KEHOACH --lang vi check -C figures --explain 2>/dev/null
