// SPDX-License-Identifier: MulanPSL-2.0
// Members in any order; coordinates are looked at once their type is known.
#include "formats/rows/feature_line.hpp"

#include "base/text.hpp"
#include "formats/detail/json_cursor.hpp"
#include "formats/rows/positions.hpp"

#include <algorithm>

namespace eco::formats {
namespace {

using detail::JsonCursor;

/// Distinct keys that are remembered from line to line; facts are a few hundred.
constexpr std::size_t k_max_columns = 4096;

class Coordinates {
  public:
    Coordinates(std::string_view text, Positions& into)
        : m_text(text), m_cursor(text, into.where()), m_into(into) {}

    Status read(std::string_view type) {
        geo::Geometry& g = m_into.geometry;
        if (type == "Point") {
            return position(g.points);
        }
        if (type == "MultiPoint") {
            return m_cursor.array([&] { return position(g.points); });
        }
        if (type == "LineString") {
            return line();
        }
        if (type == "MultiLineString") {
            return m_cursor.array([&] { return line(); });
        }
        if (type == "Polygon") {
            return polygon();
        }
        if (type == "MultiPolygon") {
            return m_cursor.array([&] { return polygon(); });
        }
        return m_into.bad("type", type);
    }

  private:
    std::string_view m_text;
    JsonCursor m_cursor;
    Positions& m_into;

    Status position(geo::Line& to) {
        geo::UncheckedLonLat p;
        if (!m_cursor.take('[') || !m_cursor.number(p.first) || !m_cursor.take(',') ||
            !m_cursor.number(p.second)) {
            return m_into.bad("position", m_text);
        }
        double height = 0;
        while (m_cursor.take(',')) {
            if (!m_cursor.number(height)) {
                return m_into.bad("position", m_text);
            }
        }
        if (!m_cursor.take(']')) {
            return m_into.bad("position", m_text);
        }
        return m_into.add(p, to);
    }

    Status positions(geo::Line& to) {
        if (m_cursor.peek() != '[') {
            return m_into.bad("coordinates", m_text);
        }
        return m_cursor.array([&] { return position(to); });
    }

    Status line() {
        geo::Line made;
        ECO_CHECK(positions(made));
        return m_into.add_line(std::move(made));
    }

    Status polygon() {
        if (m_cursor.peek() != '[') {
            return m_into.bad("coordinates", m_text);
        }
        geo::Polygon made;
        const auto ring_of = [&]() -> Status {
            geo::Ring ring;
            ECO_CHECK(positions(ring));
            return m_into.add_ring(std::move(ring), made);
        };
        ECO_CHECK(m_cursor.array(ring_of));
        m_into.geometry.polygons.push_back(std::move(made));
        return {};
    }
};

class Feature {
  public:
    Feature(std::string_view line, const geo::Converter& converter,
            project::table::Columns& columns, project::table::SiteRow& row)
        : m_cursor(line, row.where), m_converter(converter), m_columns(columns), m_row(row) {}

    Status read() {
        ECO_CHECK(m_cursor.object([&](const std::string& key) { return member(key); }));
        ECO_CHECK(m_cursor.expect_end());
        if (!m_typed) {
            return m_cursor.bad("\"type\": \"Feature\" is missing");
        }
        const bool named = std::any_of(m_row.cells.begin(), m_row.cells.end(), [&](const auto& c) {
            return m_columns.at(c.first).means == project::table::Means::id;
        });
        if (!named && !m_id.is_null()) {
            m_row.cells.emplace_back(m_columns.index("id"), std::move(m_id));
        }
        return {};
    }

  private:
    JsonCursor m_cursor;
    const geo::Converter& m_converter;
    project::table::Columns& m_columns;
    project::table::SiteRow& m_row;
    bool m_typed = false, m_placed = false, m_described = false;
    Json m_id;

    Status once(bool& seen, std::string_view key) {
        if (seen) {
            return m_cursor.bad("key twice: " + std::string(key));
        }
        seen = true;
        return {};
    }

    Status member(const std::string& key) {
        if (key == "type") {
            ECO_CHECK(once(m_typed, key));
            std::string type;
            ECO_CHECK(m_cursor.string(type));
            return type == "Feature" ? Status() : m_cursor.bad("not a Feature but " + type);
        }
        if (key == "geometry") {
            ECO_CHECK(once(m_placed, key));
            return geometry();
        }
        if (key == "properties") {
            ECO_CHECK(once(m_described, key));
            return properties();
        }
        if (key == "id") {
            ECO_TRY(m_id, m_cursor.value());
            return {};
        }
        if (key == "bbox") {
            const auto skipped = m_cursor.skip();
            return skipped ? Status() : fail(skipped.error());
        }
        // A member that is not looked at, "crs" above all, could mean another place.
        return m_cursor.bad("unknown member: " + key);
    }

    Status null() {
        ECO_TRY(const std::string_view text, m_cursor.skip());
        return text == "null" ? Status() : m_cursor.bad("object expected");
    }

    Status properties() {
        if (m_cursor.peek() != '{') {
            return null();
        }
        return m_cursor.object([&](const std::string& key) -> Status {
            const std::uint32_t column = m_columns.index(key);
            const bool twice = std::any_of(m_row.cells.begin(), m_row.cells.end(),
                                           [&](const auto& cell) { return cell.first == column; });
            if (twice) {
                return m_cursor.bad("key twice: " + key);
            }
            ECO_TRY(Json value, m_cursor.value());
            m_row.cells.emplace_back(column, std::move(value));
            return {};
        });
    }

    Status geometry() {
        if (m_cursor.peek() != '{') {
            return null();
        }
        std::string type;
        std::string_view coordinates;
        const auto take_member = [&](const std::string& key) -> Status {
            if (key == "type" && type.empty()) {
                return m_cursor.string(type);
            }
            if (key == "coordinates" && coordinates.empty()) {
                ECO_TRY(coordinates, m_cursor.skip());
                return {};
            }
            if (key == "bbox") {
                const auto skipped = m_cursor.skip();
                return skipped ? Status() : fail(skipped.error());
            }
            return m_cursor.bad("unknown member of a geometry: " + key);
        };
        ECO_CHECK(m_cursor.object(take_member));
        Positions into(m_converter, m_row.where);
        ECO_CHECK(Coordinates(coordinates, into).read(type));
        m_row.geometry = std::move(into.geometry);
        m_row.conversion_error_m = into.error_m;
        return {};
    }
};

} // namespace

Status parse_feature(std::string_view line, const geo::Converter& converter,
                     project::table::Columns& columns, project::table::SiteRow& row) {
    if (columns.size() > k_max_columns) {
        columns.forget();
    }
    if (!is_utf8(line)) {
        return fail({ErrorCode::base_not_utf8, {}, row.where});
    }
    return Feature(line, converter, columns, row).read();
}

} // namespace eco::formats
