// SPDX-License-Identifier: MulanPSL-2.0
// Converting, counting, and the least a line or ring must have.
#include "formats/rows/positions.hpp"

#include <algorithm>
#include <utility>

namespace eco::formats {
namespace {

/// As for project files: more than any footprint has.
constexpr std::size_t k_max_vertices = 1'000'000;

} // namespace

Status Positions::add(geo::UncheckedLonLat outside, geo::Line& to) {
    if (++m_count > k_max_vertices) {
        return fail(
            {ErrorCode::project_too_many_vertices,
             {{"count", std::to_string(m_count)}, {"limit", std::to_string(k_max_vertices)}},
             m_where});
    }
    auto converted = m_converter.to_lonlat(outside);
    if (!converted) {
        Error error = std::move(converted).error();
        error.where = m_where;
        return fail(std::move(error));
    }
    error_m = std::max(error_m, converted->error_metres);
    to.push_back(converted->point);
    return {};
}

Status Positions::add_line(geo::Line line) {
    if (line.size() < 2) {
        return bad("line", std::to_string(line.size()) + " positions");
    }
    geometry.lines.push_back(std::move(line));
    return {};
}

Status Positions::add_ring(geo::Ring ring, geo::Polygon& to) const {
    if (ring.size() < 4 || ring.front() != ring.back()) {
        return bad("ring", std::to_string(ring.size()) + " positions");
    }
    if (to.outer.empty()) {
        to.outer = std::move(ring);
    } else {
        to.holes.push_back(std::move(ring));
    }
    return {};
}

tl::unexpected<Error> Positions::bad(std::string_view what, std::string_view text) const {
    return fail({ErrorCode::project_bad_geometry,
                 {{"what", std::string(what)}, {"text", std::string(text.substr(0, 60))}},
                 m_where});
}

} // namespace eco::formats
