$KEHOACH --lang vi check -C ../plan/shares --only share-differs --format json
