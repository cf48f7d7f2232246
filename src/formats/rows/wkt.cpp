// SPDX-License-Identifier: MulanPSL-2.0
// A reader by hand: tables of a million rows hold one of these each.
#include "formats/rows/wkt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace eco::formats {
namespace {

class Reader {
  public:
    Reader(std::string_view text, Positions& into) : m_text(text), m_into(into) {}

    Status read() {
        const std::string kind = word();
        const std::string flag = word(); // Z, M, ZM, EMPTY or nothing
        if (flag == "EMPTY") {
            return end();
        }
        if (!flag.empty() && flag != "Z" && flag != "M" && flag != "ZM") {
            return bad();
        }
        ECO_CHECK(body(kind));
        return end();
    }

  private:
    std::string_view m_text;
    Positions& m_into;
    std::size_t m_at = 0;

    void blanks() {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' ||
                                        m_text[m_at] == '\n' || m_text[m_at] == '\r')) {
            ++m_at;
        }
    }
    [[nodiscard]] bool take(char c) {
        blanks();
        const bool there = m_at < m_text.size() && m_text[m_at] == c;
        m_at += there ? 1 : 0;
        return there;
    }
    [[nodiscard]] tl::unexpected<Error> bad() const {
        return m_into.bad("WKT", m_text.substr(std::min(m_at, m_text.size())));
    }
    Status end() {
        blanks();
        return m_at == m_text.size() ? Status() : bad();
    }

    std::string word() {
        blanks();
        std::string out;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c >= 'a' && c <= 'z') {
                out += static_cast<char>(c - 32);
            } else if (c >= 'A' && c <= 'Z') {
                out += c;
            } else {
                break;
            }
        }
        return out;
    }

    Status body(const std::string& kind) {
        geo::Geometry& g = m_into.geometry;
        if (kind == "POINT" || kind == "LINESTRING") {
            geo::Line line;
            ECO_CHECK(positions(line));
            if (kind == "POINT") {
                g.points = std::move(line);
                return g.points.size() == 1 ? Status() : bad();
            }
            return m_into.add_line(std::move(line));
        }
        if (kind == "MULTIPOINT") {
            return multi_point();
        }
        if (kind == "POLYGON") {
            return polygon();
        }
        if (kind == "MULTILINESTRING") {
            return list([&]() -> Status {
                geo::Line line;
                ECO_CHECK(positions(line));
                return m_into.add_line(std::move(line));
            });
        }
        return kind == "MULTIPOLYGON" ? list([&] { return polygon(); }) : Status(bad());
    }

    template <class Item>
    Status list(Item item) {
        if (!take('(')) {
            return bad();
        }
        do {
            ECO_CHECK(item());
        } while (take(','));
        return take(')') ? Status() : bad();
    }

    Status polygon() {
        geo::Polygon made;
        const auto ring_of = [&]() -> Status {
            geo::Ring ring;
            ECO_CHECK(positions(ring));
            return m_into.add_ring(std::move(ring), made);
        };
        ECO_CHECK(list(ring_of));
        m_into.geometry.polygons.push_back(std::move(made));
        return {};
    }

    /// "(1 2, 3 4)" and "((1 2), (3 4))" are both written.
    Status multi_point() {
        return list([&]() -> Status {
            const bool wrapped = take('(');
            ECO_CHECK(position(m_into.geometry.points));
            return !wrapped || take(')') ? Status() : bad();
        });
    }

    Status positions(geo::Line& to) {
        return list([&] { return position(to); });
    }

    Status position(geo::Line& to) {
        geo::UncheckedLonLat p;
        double height = 0;
        if (!number(p.first) || !number(p.second)) {
            return bad();
        }
        while (number(height)) { // Z and M
        }
        return m_into.add(p, to);
    }

    [[nodiscard]] bool number(double& out) {
        blanks();
        const auto read = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), out);
        if (read.ec != std::errc()) {
            return false;
        }
        m_at = static_cast<std::size_t>(read.ptr - m_text.data());
        return true;
    }
};

void append(std::string& out, const geo::Line& line) {
    out += '(';
    for (std::size_t i = 0; i < line.size(); ++i) {
        fmt::format_to(std::back_inserter(out), "{}{} {}", i == 0 ? "" : ",", line[i].lon,
                       line[i].lat);
    }
    out += ')';
}

void append(std::string& out, const geo::Polygon& polygon) {
    out += '(';
    append(out, polygon.outer);
    for (const geo::Ring& hole : polygon.holes) {
        out += ',';
        append(out, hole);
    }
    out += ')';
}

template <class Part>
void append_all(std::string& out, const char* kind, const std::vector<Part>& parts) {
    out += parts.size() == 1 ? "" : "MULTI";
    out += kind;
    out += parts.size() == 1 ? "" : "(";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out += i == 0 ? "" : ",";
        append(out, parts[i]);
    }
    out += parts.size() == 1 ? "" : ")";
}

} // namespace

Status parse_wkt(std::string_view text, Positions& into) {
    return Reader(text, into).read();
}

void append_wkt(std::string& out, const geo::Geometry& geometry) {
    if (!geometry.polygons.empty()) {
        append_all(out, "POLYGON", geometry.polygons);
    } else if (!geometry.lines.empty()) {
        append_all(out, "LINESTRING", geometry.lines);
    } else if (!geometry.points.empty()) {
        out += geometry.points.size() == 1 ? "POINT" : "MULTIPOINT";
        append(out, geometry.points);
    }
}

} // namespace eco::formats
