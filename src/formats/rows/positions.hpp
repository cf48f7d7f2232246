// SPDX-License-Identifier: MulanPSL-2.0
// Building a geometry position by position: each is converted and counted as it comes.
#pragma once

#include "base/result.hpp"
#include "geo/crs.hpp"
#include "geo/geometry.hpp"

#include <cstddef>
#include <string_view>

namespace eco::formats {

class Positions {
  public:
    Positions(const geo::Converter& converter, const Where& where)
        : m_converter(converter), m_where(where) {}

    /// Appends to a line or ring. Errors: project_too_many_vertices, those of Converter::to_lonlat.
    [[nodiscard]] Status add(geo::UncheckedLonLat outside, geo::Line& to);
    /// A whole line, of two positions at least; a whole ring, closed and of four at least, a
    /// polygon's outer one first, then its holes. Errors: project_bad_geometry.
    [[nodiscard]] Status add_line(geo::Line line);
    [[nodiscard]] Status add_ring(geo::Ring ring, geo::Polygon& to) const;
    /// project_bad_geometry: what is wrong, and the text around it.
    [[nodiscard]] tl::unexpected<Error> bad(std::string_view what, std::string_view text) const;

    [[nodiscard]] const Where& where() const { return m_where; }

    geo::Geometry geometry; ///< CGCS2000
    double error_m = 0;

  private:
    const geo::Converter& m_converter;
    const Where& m_where;
    std::size_t m_count = 0;
};

} // namespace eco::formats
