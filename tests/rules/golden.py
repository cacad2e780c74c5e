#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is known by hand of the five plans: each identity that holds is proved by a rule that ran, each contradiction is
found at its line.  A list, so that none is lost unnoticed."""
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach"))

BT, DB, GQ, HUE, KT = "ben-tre-2012", "dien-bien-2021", "go-quao-2021", "hue-2016", "kon-tum-2018"

# plan, rule, what it proved: the whole text, or up to "…"
PROVED = [
    # Bến Tre, the table: central and local make the total of each row
    *((BT, "across", f"du-toan-2012.{row}: …") for row in (
        "trung-tam", "hoat-dong", "dac-thu", "ho-so", "chuyen-gia", "tien-an", "vat-dung", "kham-chua-benh", "dao-tao",
        "tap-huan", "trung-cap", "lop-2011", "lop-2012", "phu-cap", "van-ban", "tuyen-truyen", "truyen-hinh",
        "bao-dong-khoi", "to-roi")),
    (BT, "across", "du-toan-2012.total: 2.320.000 + 584.360 = 2.904.360"),
    (BT, "sum", "du-toan-2012.hoat-dong: 88.000 = 88.000"),
    (BT, "sum", "du-toan-2012.dac-thu: 3.000 + 2.500 + 50.000 + 30.000 + 2.500 = 88.000"),
    (BT, "sum", "du-toan-2012.dao-tao: 120.000 + 700.000 = 820.000"),
    (BT, "sum", "du-toan-2012.trung-cap: 350.000 + 350.000 = 700.000"),
    (BT, "sum", "du-toan-2012.tuyen-truyen: 24.000 + 24.000 + 20.000 = 68.000"),
    (BT, "sum", "du-toan-2012.total: 1.500.000 + 820.000 = 2.320.000"),
    (BT, "sum", "du-toan-2012.total: 88.000 + 408.360 + 20.000 + 68.000 = 584.360"),
    # its formulas
    (BT, "product", "du-toan-2012.ho-so: 100 × 30.000 = 3.000.000 đồng"),
    (BT, "product", "du-toan-2012.chuyen-gia: 50 × 50.000 = 2.500.000 đồng"),
    (BT, "product", "du-toan-2012.tien-an: 20 × 100 × 25.000 = 50.000.000 đồng"),
    (BT, "product", "du-toan-2012.vat-dung: 100 × 300.000 = 30.000.000 đồng"),
    (BT, "product", "du-toan-2012.kham-chua-benh: 50 × 50.000 = 2.500.000 đồng"),
    (BT, "product", "du-toan-2012.tap-huan: 6 × 20.000.000 = 120.000.000 đồng"),
    (BT, "product", "du-toan-2012.truyen-hinh: 6 × 4.000.000 = 24.000.000 đồng"),
    (BT, "product", "du-toan-2012.bao-dong-khoi: 12 × 2.000.000 = 24.000.000 đồng"),
    (BT, "monthly", "du-toan-2012.phu-cap: 41 xã × 12 tháng × 830.000 = 408.360.000 đồng"),
    # narrative and table
    *((BT, "data", f"{amount} đồng = {{{{{path}}}}}") for amount, path in (
        ("2.904.360.000", "budget.du-toan-2012.total"), ("2.320.000.000", "budget.du-toan-2012.total.trung-uong"),
        ("1.500.000.000", "budget.du-toan-2012.trung-tam.trung-uong"),
        ("820.000.000", "budget.du-toan-2012.dao-tao.trung-uong"),
        ("120.000.000", "budget.du-toan-2012.tap-huan.trung-uong"),
        ("700.000.000", "budget.du-toan-2012.trung-cap.trung-uong"),
        ("584.360.000", "budget.du-toan-2012.total.dia-phuong"),
        ("88.000.000", "budget.du-toan-2012.hoat-dong.dia-phuong"),
        ("408.360.000", "budget.du-toan-2012.phu-cap.dia-phuong"),
        ("20.000.000", "budget.du-toan-2012.van-ban.dia-phuong"),
        ("68.000.000", "budget.du-toan-2012.tuyen-truyen.dia-phuong"),
        ("484.100.000", "budget.kinh-phi-2011.total.nam-2011"))),
    (BT, "words", "2.904.360.000 đồng = “Hai tỷ, chín trăm lẻ bốn triệu, ba trăm sáu mươi nghìn đồng”"),
    (BT, "share", "xa-thi-diem.thi-diem: 41/164 = 25%"),
    (BT, "sum", "kinh-phi-2011.total: 360.000.000 + 124.100.000 = 484.100.000"),
    # Huế
    (HUE, "sum", "kinh-phi.total: 1 + 2,5 + 1 = 4,5"),
    (HUE, "across", "kinh-phi.total: 4,5 × 5 = 22,5"),
    (HUE, "yearly", "250 = 5 × 50 (dao-tao-moi-nam)"),
    # Điện Biên
    (DB, "sum", "ho-ngheo.ngheo: 39.643 + 339 = 39.982"),
    (DB, "share", "ho-ngheo.ngheo: 39.982/133.410 = 29,97%"),
    (DB, "share", "ho-ngheo.thu-nhap: 39.643/39.982 = 99,15%"),
    (DB, "share", "ho-ngheo.thieu-hut: 339/39.982 = 0,85%"),
    (DB, "share", "ho-ngheo.can-ngheo: 12.585/133.410 = 9,43%"),
    (DB, "sum", "doi-tuong.total: 39.966 + 8.163 + 6.695 + 258.000 + 3.471 + 8.781 + 16.028 = 341.104"),
    (DB, "sum", "tre-em.total: 80 + 185 = 265"),
    (DB, "sum", "can-bo.total: 335 + 301 + 1.405 = 2.041"),
    (DB, "sum", "dao-tao.total: 352 + 79 + 19 = 450"),
    (DB, "sum", "don-vi.total: 8 + 1 + 1 = 10"),
    (DB, "sum", "huyen-ngheo.total: 5 + 2 = 7"),
    (DB, "yearly", "600 = 10 × 60 (dao-tao-trinh-do-moi-nam)"),
    (DB, "yearly", "2.000 = 10 × 200 (tap-huan-ky-nang-moi-nam)"),
    # Gò Quao
    (GQ, "sum", "dan-toc.total: 86.688 + 43.034 + 2.751 + 58 = 132.531"),
    (GQ, "whole", "dan-toc: 65,40 + 32,47 + 2,08 + 0,05 = 100,00%"),
    (GQ, "sum", "ho-ngheo.ngheo: 901 + 17 = 918"),
    (GQ, "share", "ho-ngheo.ngheo: 918/34.692 = 2,65%"),
    (GQ, "share", "ho-ngheo.thu-nhap: 901/918 = 98,15%"),
    (GQ, "share", "ho-ngheo.thieu-hut: 17/918 = 1,85%"),
    (GQ, "share", "ho-ngheo.can-ngheo: 2.337/34.692 = 6,74%"),
    (GQ, "share", "doi-tuong.huong-tro-cap: 5.526/132.531 = 4,17%"),
    (GQ, "sum", "can-bo.total: 18 + 341 = 359"),
    (GQ, "sum", "don-vi.total: 10 + 1 = 11"),
]

# plan, what stands in the line that is found, code
FOUND = [
    (GQ, "công tác xã hội năm 2025 tăng {{target.tu-van-2030}} so với năm 2025", "year-itself"),
    (GQ, "công tác xã hội năm 2025 tăng {{target.tu-van-2030}} so với năm 2025", "year-outside"),
    (GQ, "mật độ dân số 415", "density-differs"),
    (GQ, "34.351 hộ", "quantity-twice"),
    (GQ, "so-nguoi: 86688, ty-le: 65.40", "share-differs"),
    (GQ, "so-nguoi: 58, ty-le: 0.05", "share-differs"),
    (GQ, "so-nguoi: 5526", "parts-less"),
    (DB, "thieu-so: 78", "complement-differs"),
    (DB, "43.048 hộ nghèo", "quantity-twice"),
    (DB, "so-nguoi: 341104, ty-le: 56.7", "share-differs"),
    (DB, "giai đoạn 2010- 2030", "work-period"),
    (DB, "Từ năm 2026 đến năm 2030", "heading-period"),
    (DB, "{{target.dao-tao-trinh-do-moi-nam}} người/năm", "yearly-heading"),
    (DB, "{{target.tap-huan-ky-nang-moi-nam}} người/năm", "yearly-heading"),
    (DB, "tỉnh Điện Biên giai đoạn 2016-2020", "heading-narrower"),
    (DB, 'label="PHẦN II."', "label-style"),
    (DB, "- Giai đoạn 2021-2030, hỗ trợ xây dựng mô hình", "list-single"),
    (DB, "quản lý nhà nước của Bộ về", "level-central"),
    (DB, "phối hợp các bộ, ngành", "level-central"),
    (KT, "98/2017/TT-BTC", "accepted"),
    (KT, "người/cơ sở (1) vào năm 2020", "note-dangling"),
    (KT, "nhận nuôi (2) có thời hạn", "note-dangling"),
    (KT, "Trung tâm Bảo trợ và Công tác Xã", "name-forms"),
    (BT, "lớp với {{target.luot-boi-duong}} người", "count-unit"),
    (BT, "400 lượt cán bộ", "count-unit"),
    (BT, "{{budget.du-toan-2012.tap-huan.quantity}} lớp", "count-form"),
    (BT, "Nâng cấp và mua sắm trang thiết bị Trung tâm", "label-differs"),
    (BT, "capacity: [KT. CHỦ TỊCH", "sign-council"),
    (BT, "layout: tt01", "recipient-none"),
    (BT, "- Tập huấn: {{budget.du-toan-2012.tap-huan.trung-uong", "list-marks"),
    (BT, '### Cấp tỉnh: {#cap-tinh label="*"}', "label-outside"),
    (BT, '### Cấp huyện: {#cap-huyen label="*"}', "label-outside"),
    (BT, '### Cấp xã: {#cap-xa label="*"}', "label-outside"),
    (HUE, "\\- Tổ chức thẩm định", "list-inline"),
    # slips of the sources
    (HUE, "ban hanh", "text-slip"), (HUE, "công tác xã hại", "text-slip"), (HUE, "các các văn bản", "word-doubled"),
    (HUE, "08/2016/NQ- HĐND", "code-spaces"), (HUE, "-2015);", "dash-space"),
    (HUE, "Hội đồng Nhân dân", "text-capital"),
    (KT, "đối lượng", "text-slip"), (KT, "bộ. nhân viên", "sentence-small"), (KT, "bán trở về được", "text-slip"),
    (KT, "target.tre-em-dac-biet", "number-space"), (KT, "Dự án 1 :", "text-space-before"), (KT, "2016- 2020", "dash-space"),
    (DB, "112/QĐ- TTg", "code-spaces"), (DB, "555/LĐTBXH- BTXH", "code-spaces"), (DB, "1755/KH - UBND", "code-spaces"),
    (DB, "hội xã hội đạt tiêu chuẩn", "word-doubled"), (DB, "Lao động - Thương và Xã hội", "text-slip"),
    (DB, "trực chịu trách nhiệm", "text-slip"), (DB, "chấp hàng xong", "text-slip"), (DB, "thôn tin", "text-slip"),
    (DB, "sự phạm", "text-slip"), (DB, "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam tỉnh", "text-slip"),
    (DB, "than-kinh.so-nguoi | plain", "number-plain"),
    (BT, "đã triển thực hiện", "text-slip"), (BT, "chất lương", "text-slip"),
    (BT, "công tác viên công tác xã hội", "text-slip"), (BT, "01- 02", "dash-space"),
    (BT, "của địa phương", "stop-missing"), (BT, "Giao Sở Lao động - Thương binh và xã hội", "name-forms"),
    (GQ, "trên địa huyện", "text-slip"), (GQ, "trên địa tỉnh", "text-slip"), (GQ, "thân kinh", "text-slip"),
    (GQ, "cùng cố", "text-slip"), (GQ, "trấn, có 93 ấp", "text-slip"), (GQ, "công tác xã hội. tỷ lệ", "sentence-small"),
]


def run(*options):
    command = [PROGRAM, "check", "-C", str(ROOT), "--format", "json", *options]
    return json.loads(subprocess.run(command, capture_output=True, check=False).stdout)


def is_proved(proofs, plan, rule, text):
    for proof in proofs:
        if f"/{plan}/" not in proof["file"] or proof["rule"] != rule:
            continue
        if proof["proved"] == text or (text.endswith("…") and proof["proved"].startswith(text[:-1])):
            return True
    return False


def line_of(place, files={}):  # noqa: B006
    path = place["file"]
    if path not in files:
        files[path] = (ROOT / path).read_text(encoding="utf-8").split("\n")
    return files[path][place["line"] - 1]


def is_found(findings, plan, text, code):
    for finding in findings:
        places = [finding] + ([finding["other"]] if "other" in finding else [])
        if finding["code"] == code and f"/{plan}/" in finding["file"] and any(text in line_of(p) for p in places):
            return True
    return False


def report(title, missing):
    for one in missing:
        print("    " + ": ".join(one))
    print(f"{'not ' if missing else ''}ok {title}")
    return not missing


def main():
    proofs, findings = run("--explain"), run()
    good = report(f"{len(PROVED)} identities are proved", [p for p in PROVED if not is_proved(proofs, *p)])
    good = report(f"{len(FOUND)} contradictions are found at their lines",
                  [f for f in FOUND if not is_found(findings, *f)]) and good
    # a list that matches anything would prove nothing
    lost = is_proved(proofs, BT, "sum", "du-toan-2012.dao-tao: 120.000 + 700.000 = 830.000") or \
        is_found(findings, BT, "Mục tiêu", "text-slip")
    good = report("what is not there is not found", [("the list",)] if lost else []) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
