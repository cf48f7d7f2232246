// SPDX-License-Identifier: MulanPSL-2.0
// Bin b lies in row b / 360 from the north and column b % 360 from Greenwich.
#include "province/rivers.hpp"

#include "province/plane_graph.hpp"

#include <netcdf.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>

namespace eco::province {

namespace {

class NetCdf {
  public:
    explicit NetCdf(const std::string& path) {
        check(nc_open(path.c_str(), NC_NOWRITE, &m_file), path);
    }
    ~NetCdf() { nc_close(m_file); }
    NetCdf(const NetCdf&) = delete;
    NetCdf& operator=(const NetCdf&) = delete;

    [[nodiscard]] std::vector<int> numbers(const char* name) const {
        int variable = 0;
        int dimension = 0;
        std::size_t length = 0;
        check(nc_inq_varid(m_file, name, &variable), name);
        check(nc_inq_vardimid(m_file, variable, &dimension), name);
        check(nc_inq_dimlen(m_file, dimension, &length), name);
        std::vector<int> values(length);
        check(nc_get_var_int(m_file, variable, values.data()), name);
        return values;
    }

  private:
    static void check(int status, const std::string& what) {
        if (status != NC_NOERR) {
            throw std::runtime_error(what + ": " + nc_strerror(status));
        }
    }
    int m_file = 0;
};

struct Table {
    std::vector<int> bin_first, bin_count, points, level, point_first, x, y;
};

Table read_table(const NetCdf& file) {
    return {file.numbers("Id_of_first_segment_in_a_bin"),
            file.numbers("N_segments_in_a_bin"),
            file.numbers("N_points_for_a_segment"),
            file.numbers("Hierarchial_level_of_a_segment"),
            file.numbers("Id_of_first_point_in_a_segment"),
            file.numbers("Relative_longitude_from_SW_corner_of_bin"),
            file.numbers("Relative_latitude_from_SW_corner_of_bin")};
}

/// The shorts of the file are unsigned in truth.
double fraction(int value) {
    return static_cast<double>(static_cast<std::uint16_t>(value)) / 65535.0;
}

Line segment_line(const Table& table, std::size_t segment, int west, int south) {
    Line line;
    const auto first = static_cast<std::size_t>(table.point_first.at(segment));
    const auto count = static_cast<std::size_t>(table.points.at(segment));
    for (std::size_t p = first; p < first + count; ++p) {
        const Point point{on_grid(west + fraction(table.x.at(p))),
                          on_grid(south + fraction(table.y.at(p)))};
        if (line.empty() || line.back() != point) {
            line.push_back(point);
        }
    }
    return line;
}

} // namespace

std::vector<River> load_rivers(const std::string& path) {
    const Table table = read_table(NetCdf(path));
    std::map<int, Lines> by_level;
    for (int south = 24; south < 30; ++south) {
        for (int west = 103; west < 110; ++west) {
            const auto bin = static_cast<std::size_t>((89 - south) * 360 + west);
            const auto first = static_cast<std::size_t>(table.bin_first.at(bin));
            const auto count = static_cast<std::size_t>(table.bin_count.at(bin));
            for (std::size_t s = first; s < first + count; ++s) {
                Line line = segment_line(table, s, west, south);
                if (line.size() > 1) {
                    by_level[table.level.at(s)].push_back(std::move(line));
                }
            }
        }
    }
    std::vector<River> rivers;
    for (const auto& [level, lines] : by_level) {
        for (Line& line : merge_lines(lines)) {
            rivers.push_back({std::move(line), level});
        }
    }
    return rivers;
}

} // namespace eco::province
