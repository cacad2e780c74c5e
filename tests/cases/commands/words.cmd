$KEHOACH words 0 2904360000 2.904.360.000 1000000000000000000 9223372036854775807 -1200
$KEHOACH words --linh --ngan --bon --ti --no-commas --chan 1.005.024.000
$KEHOACH words --read "Hai tỷ, chín trăm lẻ bốn triệu, ba trăm sáu mươi nghìn đồng" "âm MỘT NGHÌN LẺ NĂM đồng chẵn"
