$KEHOACH --lang vi check -C ../plan/estimate khong-co ../x
