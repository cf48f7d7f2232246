// SPDX-License-Identifier: MulanPSL-2.0
// Converting, counting, and the least a line or ring must have.
#include "formats/rows/positions.hpp"

#include <algorithm>

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

Status Positions::check_ring(const geo::Ring& ring) const {
    return ring.size() >= 4 && ring.front() == ring.back()
               ? Status()
               : bad("ring", std::to_string(ring.size()) + " positions");
}

Status Positions::check_line(const geo::Line& line) const {
    return line.size() >= 2 ? Status() : bad("line", std::to_string(line.size()) + " positions");
}

tl::unexpected<Error> Positions::bad(std::string_view what, std::string_view text) const {
    return fail({ErrorCode::project_bad_geometry,
                 {{"what", std::string(what)}, {"text", std::string(text.substr(0, 60))}},
                 m_where});
}

} // namespace eco::formats
