$KEHOACH --lang en diff old/x new/x
