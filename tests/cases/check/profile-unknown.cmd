$KEHOACH --lang vi check --profile khac
