// SPDX-License-Identifier: MulanPSL-2.0
// A site's place: inline, in a file, or only its county; exactly one of them, or none.
#include "project/detail/site_reader.hpp"

#include "base/text.hpp"
#include "project/detail/geojson_geometry.hpp"

#include <algorithm>

namespace eco::project::detail {
namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class SiteReader {
  public:
    SiteReader(const Json& json, std::string pointer, const Document& document,
               const ProjectContext& context, Findings& findings)
        : m_json(json), m_pointer(std::move(pointer)), m_document(document), m_context(context),
          m_findings(findings) {}

    std::optional<Site> read() {
        m_sound = only_keys(m_json,
                            {"role", "name", "crs", "geometry", "file", "layer", "encoding",
                             "county", "crs_stated", "conversion_error_m"},
                            m_pointer, m_document, m_findings);
        m_site.where = at("");
        m_site.role = text("role").empty() ? "main" : text("role");
        m_site.name = text("name");
        if (!m_context.roles.contains(m_site.role)) {
            report({ErrorCode::project_unknown_role,
                    {{"role", m_site.role},
                     {"allowed", join({m_context.roles.begin(), m_context.roles.end()}, ", ")}},
                    at("role")});
        }
        read_place();
        return m_sound ? std::optional(std::move(m_site)) : std::nullopt;
    }

  private:
    const Json& m_json;
    std::string m_pointer;
    const Document& m_document;
    const ProjectContext& m_context;
    Findings& m_findings;
    Site m_site;
    bool m_sound = true;

    [[nodiscard]] Where at(const std::string& key) const {
        return m_document.where(key.empty() ? m_pointer : m_pointer + "/" + key);
    }
    void report(const Error& error) {
        m_findings.push_back(as_finding(Severity::error, error));
        m_sound = false;
    }
    std::string text(const std::string& key) {
        const auto found = text_at(m_json, key, m_pointer, m_document, m_findings);
        m_sound = m_sound && found.has_value();
        return found.value_or("");
    }

    void read_place() {
        const bool inline_geometry = m_json.find("geometry") != nullptr;
        const bool file = m_json.find("file") != nullptr;
        const bool county = m_json.find("county") != nullptr;
        const int places = (inline_geometry ? 1 : 0) + (file ? 1 : 0) + (county ? 1 : 0);
        if (places > 1) {
            return report({ErrorCode::project_two_places, {}, at("")});
        }
        if (county) {
            return read_county();
        }
        if (inline_geometry) {
            return read_inline();
        }
        if (file) {
            return read_file();
        }
        m_findings.push_back(
            {Severity::warning, ErrorCode::project_no_place, {{"role", m_site.role}}, at("")});
    }

    void read_county() {
        const std::string stated = text("county");
        const refdata::Region* region = m_context.regions.find(trim(stated));
        if (region == nullptr && all_digits(trim(stated))) {
            return report({ErrorCode::project_unknown_county, {{"county", stated}}, at("county")});
        }
        if (region == nullptr) { // perhaps a county of another province: the place is not known
            m_findings.push_back({Severity::warning,
                                  ErrorCode::project_county_elsewhere,
                                  {{"county", stated}},
                                  at("county")});
            return;
        }
        const refdata::Region& today = m_context.regions.current(*region);
        m_site.county = today.code.value();
        if (region->code != today.code && trim(stated) == region->code.value()) {
            m_findings.push_back(
                {Severity::info,
                 ErrorCode::project_old_county,
                 {{"county", stated}, {"name", today.name}, {"today", today.code.value()}},
                 at("county")});
        }
    }

    void read_inline() {
        const auto crs = geo::parse_crs(text("crs"));
        if (!crs) {
            Error error = crs.error();
            error.where = at(m_json.find("crs") == nullptr ? "" : "crs");
            return report(error);
        }
        auto read = read_geometry(*m_json.find("geometry"), *crs, at("geometry"));
        if (!read) {
            return report(read.error());
        }
        m_site.geometry = std::move(read->geometry);
        m_site.crs_stated = text("crs_stated").empty() ? crs->id : text("crs_stated");
        m_site.conversion_error_m = read->error_m;
        if (const Json* error = m_json.find("conversion_error_m")) {
            if (!error->is_number()) {
                return report({ErrorCode::project_wrong_type,
                               {{"key", "conversion_error_m"}},
                               at("conversion_error_m")});
            }
            m_site.conversion_error_m = error->as_number();
        }
    }

    void read_file() {
        auto loaded = m_context.load(
            {text("file"), text("layer"), text("crs"), text("encoding"), at("file")});
        if (!loaded) {
            return report(loaded.error());
        }
        for (Finding& finding : loaded->findings) {
            m_sound = m_sound && finding.severity != Severity::error;
            m_findings.push_back(std::move(finding));
        }
        if (!m_sound) {
            return;
        }
        if (const Status sound = check_geometry(loaded->geometry, at("file")); !sound) {
            return report(sound.error());
        }
        m_site.geometry = std::move(loaded->geometry);
        m_site.crs_stated = loaded->crs;
        m_site.conversion_error_m = loaded->conversion_error_m;
    }
};

} // namespace

std::optional<Site> read_site(const Json& json, const std::string& pointer,
                              const Document& document, const ProjectContext& context,
                              Findings& findings) {
    return SiteReader(json, pointer, document, context, findings).read();
}

bool only_keys(const Json& table, const std::vector<std::string_view>& allowed,
               const std::string& pointer, const Document& document, Findings& findings) {
    if (!table.is_object()) {
        findings.push_back({Severity::error,
                            ErrorCode::project_wrong_type,
                            {{"key", pointer.empty() ? "/" : pointer}},
                            document.where(pointer)});
        return false;
    }
    bool sound = true;
    for (const auto& [key, value] : table.as_object()) {
        if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
            const std::vector<std::string> names(allowed.begin(), allowed.end());
            findings.push_back({Severity::error,
                                ErrorCode::project_unknown_key,
                                {{"key", key}, {"allowed", join(names, ", ")}},
                                document.where(pointer + "/" + key)});
            sound = false;
        }
    }
    return sound;
}

std::optional<std::string> text_at(const Json& table, const std::string& key,
                                   const std::string& pointer, const Document& document,
                                   Findings& findings) {
    const Json* value = table.find(key);
    if (value == nullptr) {
        return std::string();
    }
    if (!value->is_string()) {
        findings.push_back({Severity::error,
                            ErrorCode::project_wrong_type,
                            {{"key", key}},
                            document.where(pointer + "/" + key)});
        return std::nullopt;
    }
    return value->as_string();
}

} // namespace eco::project::detail
