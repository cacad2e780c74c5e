/* SPDX-License-Identifier: MIT */
#include "commands/commands.h"

const struct command commands[] = {
        {"init", command_init, {"tạo dự án mới với một kế hoạch mẫu", "begin a project with a specimen plan"}},
        {"new", command_new, {"thêm một kế hoạch mẫu", "add a specimen plan"}},
        {"build", command_build, {"làm PDF và trang mạng từ content/", "make PDFs and site from content/"}},
        {"check",
         command_check,
         {"kiểm tra kế hoạch: số, tham chiếu, thể thức", "check plans: sums, references, form"}},
        {"serve",
         command_serve,
         {"xem trang trên máy này, tự làm lại khi nguồn thay đổi",
          "show the site here, built again as sources change"}},
        {"diff", command_diff, {"so hai bản của các kế hoạch", "compare two states of plans"}},
        {"extract", command_extract, {"lấy lại các tệp nguồn nằm trong PDF", "give back the sources inside a PDF"}},
        {"verify",
         command_verify,
         {"PDF có đúng là bản mà nguồn của nó làm ra không", "is a PDF exactly what its sources make?"}},
        {"dump", command_dump, {"in kết quả của một giai đoạn", "print what a stage made"}},
        {"words", command_words, {"đọc số tiền thành chữ", "write an amount in words"}},
        {"template", command_template, {"điền một mẫu mustache", "fill a mustache template"}},
        {"schema", command_schema, {"in JSON Schema của dữ liệu", "print the JSON Schema of the data"}},
};

const guint command_count = G_N_ELEMENTS(commands);
