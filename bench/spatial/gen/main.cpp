// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial-gen FOLDER [SPACING [SHARE]]: writes the made-up province. SPACING 1 is the
// heavy set (27 M vertices), 8 the light one; SHARE divides the number of queries (a smoke test
// needs few). The same arguments give the same bytes.
#include "gen/partition.hpp"
#include "gen/scatter.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

namespace {

using namespace eco::bench;

class Writer {
  public:
    explicit Writer(std::string folder) : m_folder(std::move(folder)) {}

    void layer(const std::string& name, std::vector<Polygon> polygons) {
        m_names.push_back(name);
        shapes(name, std::move(polygons));
    }
    void shapes(const std::string& name, std::vector<Polygon> polygons) {
        std::size_t vertices = 0;
        for (Polygon& polygon : polygons) {
            for (Ring& ring : polygon) {
                ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
                vertices += ring.size();
            }
        }
        m_folder.write_polygons(name, polygons);
        std::printf("%-12s %7zu shapes %10zu vertices\n", name.c_str(), polygons.size(), vertices);
    }
    void points(Random& random, int count) {
        std::vector<Place> points;
        for (int i = 0; i < count; ++i) {
            points.push_back(placed(some_spot(random, 1.03)));
        }
        m_folder.write_points(points);
    }
    void names() { m_folder.write_layers(m_names); }

  private:
    DataFolder m_folder;
    std::vector<std::string> m_names;
};

void write_layers(Writer& writer, Random& random, double spacing) {
    writer.layer("units", make_partition(random, {1376, 2.6, 16 * spacing, 150}));
    for (const auto& [regions, metres] :
         {std::pair{500, 60}, {800, 60}, {1500, 70}, {3000, 60}, {6000, 60}}) {
        writer.layer("part" + std::to_string(regions),
                     make_partition(random, {regions, 2.2, metres * spacing, 0}));
    }
    for (const auto& [count, radius] : {std::pair{500, 2500},
                                        {800, 1500},
                                        {1000, 1200},
                                        {2000, 900},
                                        {3000, 700},
                                        {5000, 450},
                                        {8000, 350},
                                        {10000, 300},
                                        {15000, 220},
                                        {20000, 180}}) {
        writer.layer("patch" + std::to_string(count),
                     make_patches(random, count, radius, 22 * spacing));
    }
    for (const int count : {500, 800, 1000, 1500, 2000}) {
        writer.layer("corr" + std::to_string(count), make_corridors(random, count, 45 * spacing));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: ecogate-bench-spatial-gen FOLDER [SPACING [SHARE]]\n");
        return 2;
    }
    const double spacing = argc > 2 ? std::stod(argv[2]) : 1;
    const int share = argc > 3 ? std::max(1, std::stoi(argv[3])) : 1;
    Random random(20260101);
    Writer writer(argv[1]);
    write_layers(writer, random, spacing);
    writer.names();
    writer.points(random, 1000000 / share);
    writer.shapes("footprints", make_footprints(random, 100000 / share));
    writer.shapes("lines", make_lines(random, 10000 / share));
    return 0;
}
