// SPDX-License-Identifier: MulanPSL-2.0
// The order of rows, and what refused rows say; the two formats have a file each.
#include "formats/screened/encoder.hpp"

#include "base/csv.hpp"
#include "base/messages.hpp"
#include "formats/detail/clip.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iterator>

namespace eco::formats {
namespace {

constexpr std::string_view k_feature_begin = R"({"type":"Feature","id":)";
constexpr std::string_view k_bom = "\xEF\xBB\xBF";

/// A message may quote what the row holds, which may be anything.
constexpr std::size_t k_max_text = 400;

std::string cell(std::string_view text) {
    return csv_cell(detail::clipped(text, k_max_text));
}

} // namespace

ScreenedEncoder::ScreenedEncoder(RecordFormat format, const rules::FactRegistry& facts,
                                 const rules::CompiledBook& book)
    : m_format(format), m_facts(&facts), m_book(&book) {
    for (rules::FactId id = 0; id < facts.size(); ++id) {
        if (facts.at(id).origin == rules::FactOrigin::spatial) {
            m_zones.push_back(id);
        }
    }
}

void ScreenedEncoder::append(std::string& out, const ScreenedSite& site) const {
    if (m_format == RecordFormat::csv) {
        append_row(out, site);
    } else {
        append_feature(out, site);
    }
}

std::string RejectEncoder::header() {
    return std::string(k_bom) +
           "row,line,column,code,reason_zh,reason_en,remedy_zh,remedy_en,place\n";
}

void RejectEncoder::append(std::string& out, std::size_t row, const Error& error) {
    Where where = error.where;
    where.feature = detail::clipped(where.feature, k_max_text);
    fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{},{},{},{}\n", row,
                   where.row > 0 ? std::to_string(where.row) : "", cell(where.feature),
                   code_name(error.code), cell(message(error.code, error.args, Lang::zh)),
                   cell(message(error.code, error.args, Lang::en)),
                   cell(remedy(error.code, error.args, Lang::zh)),
                   cell(remedy(error.code, error.args, Lang::en)), csv_cell(place(where)));
}

std::optional<std::size_t> row_number(std::string_view record) {
    if (record.starts_with(k_feature_begin)) {
        record.remove_prefix(k_feature_begin.size());
    }
    std::size_t row = 0;
    const auto read = std::from_chars(record.data(), record.data() + record.size(), row);
    const bool ends =
        read.ec == std::errc() && read.ptr != record.data() + record.size() && *read.ptr == ',';
    return ends ? std::optional(row) : std::nullopt;
}

} // namespace eco::formats
