// SPDX-License-Identifier: MulanPSL-2.0
#include "office/workbook.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "office/detail/xml.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace eco::office {
namespace {

constexpr std::size_t k_max_bytes = 128U << 20U;
constexpr std::size_t k_max_text = 32'000; ///< bytes; Excel holds 32,767 characters a cell
constexpr lxw_color_t k_head_ground = 0xDDE7F0;
constexpr lxw_color_t k_line = 0xB8C2CC;
/// Written into the properties: a workbook is a function of its sheets, not of the clock.
constexpr std::time_t k_created = 1'577'836'800; ///< 2020-01-01T00:00:00Z

struct Formats {
    lxw_format* head = nullptr;
    lxw_format* text = nullptr;
    lxw_format* number = nullptr;
};

lxw_format* format(lxw_workbook* book, const std::string& font) {
    lxw_format* made = workbook_add_format(book);
    format_set_font_name(made, font.c_str());
    format_set_font_size(made, 10.5); // 五号
    format_set_border(made, LXW_BORDER_THIN);
    format_set_border_color(made, k_line);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(made);
    return made;
}

Formats formats(lxw_workbook* book, const std::string& font) {
    Formats all{format(book, font), format(book, font), format(book, font)};
    format_set_bold(all.head);
    format_set_bg_color(all.head, k_head_ground);
    format_set_align(all.head, LXW_ALIGN_CENTER);
    format_set_num_format(all.text, "@");
    return all;
}

std::string short_enough(const std::string& text) {
    if (text.size() <= k_max_text) {
        return detail::printable(text);
    }
    std::size_t end = k_max_text;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return detail::printable(text.substr(0, end)) + "…";
}

/// High enough for the wrapped texts: not every reader finds the height by itself.
double row_height(const Sheet& sheet, const std::vector<SheetCell>& cells) {
    constexpr double k_row = 15; ///< points
    constexpr double k_highest = 405;
    std::size_t most = 1;
    for (std::size_t i = 0; i < cells.size() && i < sheet.columns.size(); ++i) {
        const auto* text = std::get_if<std::string>(&cells[i]);
        std::size_t lines = 0;
        for (std::size_t at = 0;
             text != nullptr && at != std::string::npos && at <= text->size();) {
            const std::size_t end = text->find('\n', at);
            const auto width = static_cast<double>(display_width(text->substr(at, end - at)));
            lines += static_cast<std::size_t>(
                std::max(1.0, std::ceil(width / (sheet.columns[i].width - 1))));
            at = end == std::string::npos ? end : end + 1;
        }
        most = std::max(most, lines);
    }
    return std::min(k_highest, k_row * static_cast<double>(most));
}

bool write_sheet(lxw_workbook* book, const Sheet& sheet, const Formats& formats) {
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.title.c_str());
    if (page == nullptr) {
        return false;
    }
    bool well = true;
    lxw_col_t column = 0;
    for (const SheetColumn& one : sheet.columns) {
        worksheet_set_column(page, column, column, one.width, nullptr);
        well = well && worksheet_write_string(page, 0, column, one.head.c_str(), formats.head) ==
                           LXW_NO_ERROR;
        ++column;
    }
    lxw_row_t row = 1;
    for (const auto& cells : sheet.rows) {
        column = 0;
        worksheet_set_row(page, row, row_height(sheet, cells), nullptr);
        for (const SheetCell& cell : cells) {
            const auto* text = std::get_if<std::string>(&cell);
            well = well && (text != nullptr
                                ? worksheet_write_string(page, row, column,
                                                         short_enough(*text).c_str(), formats.text)
                                : worksheet_write_number(page, row, column, std::get<double>(cell),
                                                         formats.number)) == LXW_NO_ERROR;
            ++column;
        }
        ++row;
    }
    worksheet_freeze_panes(page, 1, 0);
    const auto last = static_cast<lxw_col_t>(std::max<std::size_t>(sheet.columns.size(), 1) - 1);
    worksheet_autofilter(page, 0, 0, std::max<lxw_row_t>(row - 1, 1), last);
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9); // A4
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_repeat_rows(page, 0, 0);
    return well;
}

} // namespace

Result<Package> make_workbook(const std::vector<Sheet>& sheets, const std::string& title,
                              const std::string& font) {
    const tl::unexpected<Error> failed = fail({ErrorCode::office_workbook_failed, {}, {}});
    // The library writes to a file only.
    std::string path = (std::filesystem::temp_directory_path() / "ecogate-xlsx-XXXXXX").string();
    const int file = ::mkstemp(path.data());
    if (file < 0) {
        return failed;
    }
    ::close(file);
    lxw_workbook* book = workbook_new(path.c_str());
    bool well = book != nullptr;
    if (well) {
        lxw_doc_properties properties{};
        std::string name = detail::printable(title);
        properties.title = name.data();
        properties.created = k_created;
        workbook_set_properties(book, &properties);
        const Formats all = formats(book, font);
        for (const Sheet& sheet : sheets) {
            well = well && write_sheet(book, sheet, all);
        }
        well = workbook_close(book) == LXW_NO_ERROR && well;
    }
    auto bytes = read_file(path, k_max_bytes);
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return well && bytes ? Package::read(*bytes, title) : failed;
}

} // namespace eco::office
