// SPDX-License-Identifier: MulanPSL-2.0
// A screened site as a GeoJSON feature on one line: id is the row, the place is CGCS2000.
#include "admission/state_json.hpp"
#include "base/messages.hpp"
#include "formats/detail/json_cursor.hpp"
#include "formats/screened/encoder.hpp"
#include "rules/labels.hpp"

#include <fmt/format.h>

#include <iterator>

namespace eco::formats {
namespace {

using admission::millionths;
using admission::tenths;
using detail::append_json_string;

/// Writes members and items with the commas between them.
class Line {
  public:
    explicit Line(std::string& out) : m_out(out) {}

    void key(std::string_view name) {
        comma();
        m_out += '"';
        m_out += name;
        m_out += "\":";
        m_first = true;
    }
    void text(std::string_view value) {
        comma();
        append_json_string(m_out, value);
    }
    template <class Number>
    void number(Number value) {
        comma();
        fmt::format_to(std::back_inserter(m_out), "{}", value);
    }
    void open(char bracket) {
        comma();
        m_out += bracket;
        m_first = true;
    }
    void close(char bracket) {
        m_out += bracket;
        m_first = false;
    }
    template <class List, class Text>
    void texts(std::string_view name, const List& list, Text text_of) {
        key(name);
        open('[');
        for (const auto& one : list) {
            text(text_of(one));
        }
        close(']');
    }

  private:
    std::string& m_out;
    bool m_first = true;

    void comma() {
        if (!m_first) {
            m_out += ',';
        }
        m_first = false;
    }
};

void position(Line& line, geo::LonLat p) {
    line.open('[');
    line.number(p.lon);
    line.number(p.lat);
    line.close(']');
}

void positions(Line& line, const geo::Line& points) {
    line.open('[');
    for (const geo::LonLat p : points) {
        position(line, p);
    }
    line.close(']');
}

void rings(Line& line, const geo::Polygon& polygon) {
    line.open('[');
    positions(line, polygon.outer);
    for (const geo::Ring& hole : polygon.holes) {
        positions(line, hole);
    }
    line.close(']');
}

template <class Parts, class Write>
void shaped(Line& line, const char* type, const Parts& parts, Write write) {
    line.open('{');
    line.key("type");
    line.text(parts.size() == 1 ? type : std::string("Multi") + type);
    line.key("coordinates");
    if (parts.size() == 1) {
        write(line, parts.front());
    } else {
        line.open('[');
        for (const auto& part : parts) {
            write(line, part);
        }
        line.close(']');
    }
    line.close('}');
}

void geometry(Line& line, const geo::Geometry& g) {
    if (!g.polygons.empty()) {
        shaped(line, "Polygon", g.polygons, rings);
    } else if (!g.lines.empty()) {
        shaped(line, "LineString", g.lines, positions);
    } else {
        shaped(line, "Point", g.points, position);
    }
}

void units(Line& line, const siting::Screened& screened) {
    line.key("units");
    line.open('[');
    for (const admission::BriefUnit& unit : screened.brief.units) {
        line.open('{');
        line.key("code");
        line.text(unit.code);
        line.key("name");
        line.text(unit.name);
        line.key("class");
        line.text(unit.unit_class);
        line.key("membership");
        line.text(rules::word(unit.membership));
        line.key("share");
        line.number(millionths(unit.share));
        if (unit.distance_m) {
            line.key("distance_m");
            line.number(tenths(*unit.distance_m));
        }
        line.close('}');
    }
    line.close(']');
}

void clauses(Line& line, const siting::Screened& screened, const rules::CompiledBook& book,
             admission::ClauseStatus status, std::string_view name) {
    line.key(name);
    line.open('[');
    for (const admission::BriefClause& one : screened.brief.clauses) {
        if (one.status == status) {
            line.open('{');
            line.key("clause");
            line.text(book.id(one.clause));
            line.key("verdict");
            line.text(admission::word(one.verdict));
            line.close('}');
        }
    }
    line.close(']');
}

/// What was found on the ground.
void zones(Line& line, const siting::Screened& screened, const rules::FactRegistry& facts) {
    line.key("zones");
    line.open('[');
    for (const siting::ScreenedZone& zone : screened.zones) {
        line.open('{');
        line.key("fact");
        line.text(facts.at(zone.fact).name);
        if (!zone.is_distance) {
            line.key("inside");
            line.text(rules::word(zone.inside));
            line.key("share");
            line.number(millionths(zone.share));
        }
        if (zone.distance_m) {
            line.key("distance_m");
            line.number(tenths(*zone.distance_m));
        }
        line.texts("features", zone.features, [](std::string_view code) { return code; });
        line.close('}');
    }
    line.close(']');
}

} // namespace

void ScreenedEncoder::append_feature(std::string& out, const ScreenedSite& site) const {
    const siting::Screened& screened = site.screened;
    const admission::Brief& brief = screened.brief;
    const project::Project& project = site.site.project;
    Line line(out);
    line.open('{');
    line.key("type");
    line.text("Feature");
    line.key("id");
    line.number(site.row);
    line.key("geometry");
    geometry(line, project.sites.front().geometry);
    line.key("properties");
    line.open('{');
    line.key("row");
    line.number(site.row);
    line.key("site");
    line.text(site.site.id);
    line.key("name");
    line.text(project.name);
    line.key("verdict");
    line.text(admission::word(brief.verdict));
    line.key("verdict_zh");
    line.text(text(fmt::format("verdict.{}", admission::word(brief.verdict)), Lang::zh));
    line.texts("decided_by", screened.decided_by, [](std::string_view one) { return one; });
    units(line, screened);
    clauses(line, screened, *m_book, admission::ClauseStatus::hit, "hits");
    clauses(line, screened, *m_book, admission::ClauseStatus::unknown, "unknown");
    line.texts("gaps", brief.gaps, [](admission::BriefGap gap) { return siting::word(gap); });
    line.texts("questions", brief.questions,
               [&](rules::FactId fact) { return m_facts->at(fact).name; });
    zones(line, screened, *m_facts);
    line.close('}');
    line.close('}');
    out += '\n';
}

} // namespace eco::formats
