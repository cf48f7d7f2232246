// SPDX-License-Identifier: MulanPSL-2.0
// A screened site as a row of a table: lists in a cell are separated by ";", the place is WKT.
#include "admission/state_json.hpp"
#include "base/csv.hpp"
#include "base/messages.hpp"
#include "formats/rows/wkt.hpp"
#include "formats/screened/encoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace eco::formats {
namespace {

template <class List, class Text>
std::string join(const List& list, Text text_of) {
    std::string out;
    for (const auto& one : list) {
        const std::string_view text = text_of(one);
        if (!text.empty()) {
            out += out.empty() ? "" : ";";
            out += text;
        }
    }
    return out;
}

std::string units(const admission::Brief& brief) {
    std::string out;
    for (const admission::BriefUnit& unit : brief.units) {
        fmt::format_to(std::back_inserter(out), "{}{}:{}", out.empty() ? "" : ";", unit.code,
                       admission::millionths(unit.share));
    }
    return out;
}

/// Of the unit that holds the most.
std::string_view main_class(const admission::Brief& brief) {
    const auto most =
        std::max_element(brief.units.begin(), brief.units.end(),
                         [](const auto& a, const auto& b) { return a.share < b.share; });
    return most == brief.units.end() ? std::string_view() : most->unit_class;
}

std::string clauses(const admission::Brief& brief, const rules::CompiledBook& book,
                    admission::ClauseStatus status) {
    return join(brief.clauses, [&](const admission::BriefClause& one) {
        return one.status == status ? book.id(one.clause) : std::string_view();
    });
}

/// yes or unknown; or metres.
void zone(std::string& out, const siting::ScreenedZone& zone) {
    if (!zone.is_distance) {
        out += zone.inside == rules::Tri::yes ? "yes" : "unknown";
    } else if (zone.distance_m) {
        fmt::format_to(std::back_inserter(out), "{}", admission::tenths(*zone.distance_m));
    }
}

} // namespace

std::string ScreenedEncoder::header() const {
    if (m_format != RecordFormat::csv) {
        return {};
    }
    std::string out =
        "\xEF\xBB\xBFrow,site,name,verdict,verdict_zh,decided_by,units,unit_class,hits,"
        "unknown,gaps,questions";
    for (const rules::FactId id : m_zones) {
        out += "," + m_facts->at(id).name;
    }
    return out + ",lon,lat,wkt\n";
}

void ScreenedEncoder::append_row(std::string& out, const ScreenedSite& site) const {
    const admission::Brief& brief = site.screened.brief;
    const project::Project& project = site.site.project;
    const std::string_view verdict = admission::word(brief.verdict);
    fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{},{},{},{},{},{},{}", site.row,
                   csv_cell(site.site.id), csv_cell(project.name), verdict,
                   text(fmt::format("verdict.{}", verdict), Lang::zh),
                   join(site.screened.decided_by, [](std::string_view one) { return one; }),
                   units(brief), main_class(brief),
                   clauses(brief, *m_book, admission::ClauseStatus::hit),
                   clauses(brief, *m_book, admission::ClauseStatus::unknown),
                   join(brief.gaps, [](admission::BriefGap gap) { return siting::word(gap); }),
                   join(brief.questions, [&](rules::FactId fact) {
                       return std::string_view(m_facts->at(fact).name);
                   }));
    append_zones(out, site.screened.zones);
    const geo::Geometry& geometry = project.sites.front().geometry;
    const geo::LonLatBox box = geo::bounds(geometry);
    fmt::format_to(std::back_inserter(out), ",{:.7f},{:.7f},\"", (box.west + box.east) / 2,
                   (box.south + box.north) / 2);
    append_wkt(out, geometry);
    out += "\"\n";
}

/// A cell each: no, or empty for a distance beyond the radius, where the site has no such zone.
void ScreenedEncoder::append_zones(std::string& out,
                                   const std::vector<siting::ScreenedZone>& zones) const {
    for (const rules::FactId id : m_zones) {
        out += ',';
        const auto found = std::find_if(zones.begin(), zones.end(),
                                        [&](const auto& one) { return one.fact == id; });
        if (found != zones.end()) {
            zone(out, *found);
        } else if (m_facts->at(id).type == rules::FactType::boolean) {
            out += "no";
        }
    }
}

} // namespace eco::formats
