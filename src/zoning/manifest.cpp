// SPDX-License-Identifier: MulanPSL-2.0
// Reading the manifest, strictly: an unknown key is a typing error that would silently change a
// release.
#include "zoning/manifest.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace eco::zoning {
namespace {

/// A table of the document and where it stands.
class Table {
  public:
    Table(const Document& document, const Json& json, std::string pointer)
        : m_document(document), m_json(json), m_pointer(std::move(pointer)) {}

    [[nodiscard]] Where where(std::string_view key) const {
        const Where exact = m_document.where(m_pointer + "/" + std::string(key));
        return exact.row != 0 ? exact : m_document.where(m_pointer);
    }

    [[nodiscard]] Status only(std::initializer_list<std::string_view> known) const {
        for (const auto& [key, value] : m_json.as_object()) {
            if (std::find(known.begin(), known.end(), key) == known.end()) {
                return fail({ErrorCode::zoning_manifest_unknown_key, {{"key", key}}, where(key)});
            }
        }
        return {};
    }

    Status text(std::string_view key, std::string& out) const {
        const Json* member = m_json.find(key);
        return member == nullptr ? fail({ErrorCode::zoning_manifest_missing_key,
                                         {{"key", std::string(key)}},
                                         m_document.where(m_pointer)})
                                 : optional_text(key, out);
    }

    Status optional_text(std::string_view key, std::string& out) const {
        const Json* member = m_json.find(key);
        if (member != nullptr && !member->is_string()) {
            return wrong_type(key);
        }
        out = member == nullptr ? out : member->as_string();
        return {};
    }

    Status flag(std::string_view key, bool& out) const {
        const Json* member = m_json.find(key);
        if (member != nullptr && !member->is_bool()) {
            return wrong_type(key);
        }
        out = member == nullptr ? out : member->as_bool();
        return {};
    }

    Status number(std::string_view key, std::optional<double>& out) const {
        const Json* member = m_json.find(key);
        if (member != nullptr && (!member->is_number() || member->as_number() < 0)) {
            return wrong_type(key);
        }
        out = member == nullptr ? std::nullopt : std::optional(member->as_number());
        return {};
    }

  private:
    const Document& m_document;
    const Json& m_json;
    std::string m_pointer;

    [[nodiscard]] Status wrong_type(std::string_view key) const {
        return fail(
            {ErrorCode::zoning_manifest_wrong_type, {{"key", std::string(key)}}, where(key)});
    }
};

Result<LayerSource> read_layer(const Document& document, const Json& json,
                               const std::string& pointer) {
    const Table table(document, json, pointer);
    ECO_CHECK(table.only({"role", "file", "layer", "crs", "encoding", "repair", "example",
                          "tolerance_m", "source", "licence", "as_of"}));
    LayerSource layer;
    ECO_CHECK(table.text("role", layer.role));
    ECO_CHECK(table.text("file", layer.file));
    ECO_CHECK(table.text("source", layer.source));
    ECO_CHECK(table.text("licence", layer.licence));
    for (const auto& [key, member] :
         std::array<std::pair<std::string_view, std::string*>, 4>{{{"layer", &layer.layer},
                                                                   {"crs", &layer.crs},
                                                                   {"encoding", &layer.encoding},
                                                                   {"as_of", &layer.as_of}}}) {
        ECO_CHECK(table.optional_text(key, *member));
    }
    ECO_CHECK(table.flag("repair", layer.repair));
    ECO_CHECK(table.flag("example", layer.example));
    std::optional<double> tolerance;
    ECO_CHECK(table.number("tolerance_m", tolerance));
    layer.tolerance = tolerance ? std::optional(Metres::from_base(*tolerance)) : std::nullopt;
    layer.where = document.where(pointer);
    return layer;
}

Status read_release(const Document& document, Manifest& manifest) {
    const Json* json = document.root.find("release");
    if (json == nullptr || !json->is_object()) {
        return fail({ErrorCode::zoning_manifest_missing_key,
                     {{"key", "release"}},
                     {document.file, {}, {}, 0, 0}});
    }
    const Table table(document, *json, "/release");
    ECO_CHECK(table.only({"id", "title_zh", "title_en", "level", "effective_from", "example",
                          "notes_zh", "notes_en"}));
    ECO_CHECK(table.text("id", manifest.id));
    ECO_CHECK(table.text("title_zh", manifest.title_zh));
    ECO_CHECK(table.text("title_en", manifest.title_en));
    ECO_CHECK(table.text("level", manifest.level));
    ECO_CHECK(table.optional_text("notes_zh", manifest.notes_zh));
    ECO_CHECK(table.optional_text("notes_en", manifest.notes_en));
    ECO_CHECK(table.flag("example", manifest.example));
    std::string from;
    ECO_CHECK(table.text("effective_from", from));
    const auto day = LocalDate::parse(from);
    if (!day) {
        return fail({day.error().code, day.error().args, table.where("effective_from")});
    }
    manifest.effective_from = *day;
    return {};
}

Status read_shares(const Document& document, Manifest& manifest) {
    const Json* json = document.root.find("class_shares");
    if (json == nullptr) {
        return {};
    }
    const Table table(document, *json, "/class_shares");
    ClassShares shares;
    for (const auto& [key, member] :
         std::array<std::pair<std::string_view, Decimal*>, 4>{{{"priority", &shares.priority},
                                                               {"key", &shares.key},
                                                               {"general", &shares.general},
                                                               {"tolerance", &shares.tolerance}}}) {
        std::optional<double> value;
        ECO_CHECK(table.number(key, value));
        if (!value) {
            return fail({ErrorCode::zoning_manifest_missing_key,
                         {{"key", std::string(key)}},
                         table.where(key)});
        }
        *member = Decimal::from_double(*value);
    }
    manifest.shares = shares;
    return {};
}

} // namespace

Result<Manifest> read_manifest(const Document& document) {
    ECO_CHECK(
        Table(document, document.root, "").only({"release", "layer", "books", "class_shares"}));
    Manifest manifest;
    ECO_CHECK(read_release(document, manifest));
    ECO_CHECK(read_shares(document, manifest));
    if (const Json* layers = document.root.find("layer"); layers != nullptr && layers->is_array()) {
        for (std::size_t i = 0; i < layers->as_array().size(); ++i) {
            ECO_TRY(LayerSource layer,
                    read_layer(document, layers->as_array()[i], "/layer/" + std::to_string(i)));
            manifest.layers.push_back(std::move(layer));
        }
    }
    if (const Json* books = document.root.find("books"); books != nullptr && books->is_array()) {
        for (const Json& book : books->as_array()) {
            if (!book.is_string()) {
                return fail({ErrorCode::zoning_manifest_wrong_type,
                             {{"key", "books"}},
                             document.where("/books")});
            }
            manifest.books.push_back(book.as_string());
        }
    }
    if (manifest.layers.empty()) {
        return fail({ErrorCode::zoning_manifest_missing_key,
                     {{"key", "layer"}},
                     {document.file, {}, {}, 0, 0}});
    }
    return manifest;
}

} // namespace eco::zoning
