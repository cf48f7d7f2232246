// SPDX-License-Identifier: MulanPSL-2.0
// TOML (toml++, seen only here) and JSON files as Json values with positions.
#include "base/document.hpp"

#include "base/files.hpp"

#include <toml++/toml.h>

#include <sstream>

namespace eco {
namespace {

constexpr std::size_t k_max_document = 256U << 20U;

class Importer {
  public:
    explicit Importer(Document& document) : m_document(document) {}

    Json read(const toml::node& node, const std::string& pointer) {
        const auto& begin = node.source().begin;
        m_document.positions.emplace(pointer,
                                     std::pair<std::size_t, std::size_t>(begin.line, begin.column));
        if (const auto* table = node.as_table()) {
            Json::Object object;
            for (const auto& [key, member] : *table) {
                const std::string name(key.str());
                object.emplace(name, read(member, pointer + "/" + name));
            }
            return Json(std::move(object));
        }
        if (const auto* array = node.as_array()) {
            Json::Array items;
            for (std::size_t i = 0; i < array->size(); ++i) {
                items.push_back(read((*array)[i], pointer + "/" + std::to_string(i)));
            }
            return Json(std::move(items));
        }
        return scalar(node);
    }

  private:
    Document& m_document;

    static Json scalar(const toml::node& node) {
        if (const auto* text = node.as_string()) {
            return Json(text->get());
        }
        if (const auto* flag = node.as_boolean()) {
            return Json(flag->get());
        }
        if (const auto* integer = node.as_integer()) {
            return Json(static_cast<double>(integer->get()));
        }
        if (const auto* number = node.as_floating_point()) {
            return Json(number->get());
        }
        std::ostringstream printed; // dates and times keep their ISO form
        if (const auto* date = node.as_date()) {
            printed << date->get();
        } else if (const auto* time = node.as_time()) {
            printed << time->get();
        } else if (const auto* both = node.as_date_time()) {
            printed << both->get();
        }
        return Json(printed.str());
    }
};

} // namespace

Where Document::where(std::string_view pointer) const {
    Where place{file, std::string(pointer), {}, 0, 0};
    if (const auto found = positions.find(pointer); found != positions.end()) {
        place.row = found->second.first;
        place.column = found->second.second;
    }
    return place;
}

Result<Document> parse_toml(std::string_view text, std::string_view file) {
    try {
        const toml::table table = toml::parse(text);
        Document document;
        document.file = file;
        document.root = Importer(document).read(table, "");
        return document;
    } catch (const toml::parse_error& error) {
        const auto& at = error.source().begin;
        return fail({ErrorCode::base_bad_toml,
                     {{"reason", std::string(error.description())}},
                     {std::string(file), {}, {}, at.line, at.column}});
    }
}

Result<Document> read_document(const std::string& path) {
    ECO_TRY(const std::string text, read_file(path, k_max_document));
    if (path.ends_with(".toml")) {
        return parse_toml(text, path);
    }
    if (path.ends_with(".json") || path.ends_with(".geojson")) {
        ECO_TRY(Json root, parse_json(text, path));
        return Document{path, std::move(root), {}};
    }
    return fail({ErrorCode::base_unknown_extension, {{"path", path}}, {path, {}, {}, 0, 0}});
}

} // namespace eco
