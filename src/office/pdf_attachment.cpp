// SPDX-License-Identifier: MulanPSL-2.0
// An incremental update: two new objects, the catalog once more, and a table that points back.
#include "office/pdf_attachment.hpp"

#include "base/digest.hpp"

#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace eco::office {
namespace {

/// Private keys are legal in a stream's dictionary; ours tells the attachment from others.
constexpr std::string_view k_mark = "/EcogateSHA256<";
constexpr std::string_view k_length = "/Length ";
constexpr std::string_view k_stream = ">>\nstream\n";
constexpr std::size_t k_digest = 64;
constexpr std::string_view::size_type k_none = std::string_view::npos;

tl::unexpected<Error> other_form() {
    return fail({ErrorCode::office_converter_failed, {}, {}});
}

/// The number behind `key`; nothing where there is none.
std::optional<std::size_t> number_after(std::string_view text, std::string_view key) {
    auto at = text.find(key);
    if (at == k_none) {
        return std::nullopt;
    }
    at = text.find_first_not_of(" \r\n", at + key.size());
    std::size_t value = 0;
    const auto* const begin = text.data() + (at == k_none ? text.size() : at);
    const auto read = std::from_chars(begin, text.data() + text.size(), value);
    return read.ptr == begin ? std::nullopt : std::optional(value);
}

/// From `from` up to and with `to`, both taken from the end of `text`.
std::string_view last_between(std::string_view text, std::string_view from, std::string_view to) {
    const auto begin = text.rfind(from);
    const auto end = begin == k_none ? k_none : text.find(to, begin);
    return end == k_none ? std::string_view() : text.substr(begin, end - begin + to.size());
}

struct Tail {
    std::size_t size = 0, root = 0, table = 0; ///< objects, catalog, place of the last table
    std::string_view id;                       ///< "/ID [ … ]", empty where there is none
    std::string_view catalog;                  ///< its dictionary, without the outer brackets
};

std::optional<Tail> tail_of(std::string_view pdf) {
    const std::string_view trailer = last_between(pdf, "trailer", "startxref");
    const auto size = number_after(trailer, "/Size");
    const auto root = number_after(trailer, "/Root");
    const auto table =
        number_after(pdf.substr(std::min(pdf.size(), pdf.rfind("startxref"))), "startxref");
    if (!size || !root || !table) {
        return std::nullopt;
    }
    std::string_view catalog = last_between(pdf, fmt::format("\n{} 0 obj", *root), "endobj");
    const auto begin = catalog.find("<<");
    const auto end = catalog.rfind(">>");
    if (begin == k_none || end == k_none || end < begin + 2) {
        return std::nullopt;
    }
    catalog = catalog.substr(begin + 2, end - begin - 2);
    const std::string_view id = last_between(trailer, "/ID", "]");
    // A catalog that names files or destinations already would have to be merged with ours; what is
    // copied behind the attachment must not look like one, which is sought from the end.
    if (catalog.find("/Catalog") == k_none || catalog.find("/Names") != k_none ||
        catalog.find("/AF") != k_none || catalog.find(k_mark) != k_none ||
        id.find(k_mark) != k_none) {
        return std::nullopt;
    }
    return Tail{*size, *root, *table, id, catalog};
}

} // namespace

Result<std::string> attach_text(std::string pdf, std::string_view name, std::string_view text) {
    const auto tail = tail_of(pdf);
    if (!tail) {
        return other_form();
    }
    const std::size_t file = tail->size;
    const std::size_t named = tail->size + 1;
    const std::string catalog(tail->catalog);
    const std::string id(tail->id);
    std::string added = "\n";
    const auto place = [&] { return pdf.size() + added.size(); };
    const std::size_t file_at = place();
    added += fmt::format("{} 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fjson{}{}>{}{}{}",
                         file, k_mark, sha256_hex(text), k_length, text.size(), k_stream);
    added += text;
    added += "\nendstream\nendobj\n";
    const std::size_t named_at = place();
    added +=
        fmt::format("{} 0 obj\n<</Type/Filespec/F({})/UF({})/AFRelationship/Source/EF<</F {} 0 "
                    "R>>>>\nendobj\n",
                    named, name, name, file);
    const std::size_t catalog_at = place();
    added += fmt::format("{} 0 obj\n<<{}/Names<</EmbeddedFiles<</Names[({}){} 0 R]>>>>/AF[{} 0 "
                         "R]>>\nendobj\n",
                         tail->root, catalog, name, named, named);
    const std::size_t table_at = place();
    // Each line of the table has twenty bytes (§7.5.4).
    added += fmt::format("xref\n{} 1\n{:010} 00000 n \n{} 2\n{:010} 00000 n \n{:010} 00000 n \n",
                         tail->root, catalog_at, file, file_at, named_at);
    added += fmt::format("trailer\n<</Size {}/Root {} 0 R\n{}\n/Prev {}>>\nstartxref\n{}\n%%EOF\n",
                         named + 1, tail->root, id, tail->table, table_at);
    return pdf + added;
}

Result<std::string> attached_text(std::string_view pdf, const std::string& file) {
    const auto mark = pdf.rfind(k_mark);
    const auto stream = mark == k_none ? k_none : pdf.find(k_stream, mark);
    if (stream == k_none) {
        return fail({ErrorCode::office_nothing_embedded, {{"file", file}}, {file, {}, {}, 0, 0}});
    }
    const std::string_view head = pdf.substr(mark, stream - mark);
    const std::string_view body = pdf.substr(stream + k_stream.size());
    const auto length = number_after(head, k_length);
    if (!length || *length > body.size() || head.size() < k_mark.size() + k_digest ||
        sha256_hex(body.substr(0, *length)) != head.substr(k_mark.size(), k_digest)) {
        return fail({ErrorCode::office_embedded_damaged, {{"file", file}}, {file, {}, {}, 0, 0}});
    }
    return std::string(body.substr(0, *length));
}

} // namespace eco::office
