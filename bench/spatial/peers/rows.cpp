// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial-rows FOLDER points|lines|footprints|LAYER…: rows for PostgreSQL's COPY:
// id (counted over all layers named), then the geometry as hexadecimal WKB in metres.
#include "data/layer_file.hpp"

#include <array>
#include <cstdio>
#include <cstring>

namespace {

using namespace eco::bench;

class Row {
  public:
    void begin(std::uint32_t type) {
        m_text.clear();
        byte(1); // little-endian
        count(type);
    }
    void count(std::size_t n) {
        const auto word = static_cast<std::uint32_t>(n);
        raw(&word, sizeof word);
    }
    void place(Place p) {
        const std::array<double, 2> metres{p.x / 1000.0, p.y / 1000.0};
        raw(metres.data(), sizeof metres);
    }
    void end(std::size_t id) { std::printf("%zu\t%s\n", id, m_text.c_str()); }

  private:
    std::string m_text;

    void byte(unsigned value) {
        constexpr const char* k_digits = "0123456789abcdef";
        m_text += k_digits[value >> 4U];
        m_text += k_digits[value & 15U];
    }
    void raw(const void* from, std::size_t bytes) {
        const auto* at = static_cast<const unsigned char*>(from);
        for (std::size_t i = 0; i < bytes; ++i) {
            byte(at[i]);
        }
    }
};

constexpr std::uint32_t k_wkb_point = 1;
constexpr std::uint32_t k_wkb_line = 2;
constexpr std::uint32_t k_wkb_polygon = 3;

void write_polygon(Row& row, const Polygon& polygon, bool line, std::size_t id) {
    row.begin(line ? k_wkb_line : k_wkb_polygon);
    if (!line) {
        row.count(polygon.size());
    }
    for (const Ring& ring : polygon) {
        row.count(ring.size() + (line ? 0 : 1));
        for (const Place p : ring) {
            row.place(p);
        }
        if (!line) {
            row.place(ring[0]);
        }
    }
    row.end(id);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: ecogate-bench-spatial-rows FOLDER points|lines|LAYER…\n");
        return 2;
    }
    const DataFolder data(argv[1]);
    std::size_t id = 0;
    Row row;
    for (int i = 2; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "points") {
            for (const Place p : data.points()) {
                row.begin(k_wkb_point);
                row.place(p);
                row.end(id++);
            }
            continue;
        }
        for (const Polygon& polygon : data.polygons(name)) {
            write_polygon(row, polygon, name == "lines", id++);
        }
    }
    return 0;
}
