// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial-open FOLDER FILE: writes the fused index of all layers with its vertices
// into FILE, maps the file and times the way to the first answer: what starting on a release costs.
#include "data/report.hpp"
#include "geo/cell_index.hpp"
#include "ours/layers.hpp"

#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace {

using namespace eco::bench;
namespace geo = eco::geo;

/// Shapes where they lie in the map; an index asks a source only for its vertices and its size.
class Mapped final : public geo::ShapeSource {
  public:
    Mapped(std::span<const geo::Xy> vertices, const Layers& shapes)
        : m_vertices(vertices), m_shapes(shapes) {}
    [[nodiscard]] geo::FeatureId size() const override { return m_shapes.size(); }
    [[nodiscard]] geo::ShapeView shape(geo::FeatureId id) const override {
        return m_shapes.shape(id);
    }
    [[nodiscard]] std::span<const geo::Xy> vertices() const override { return m_vertices; }

  private:
    std::span<const geo::Xy> m_vertices;
    const Layers& m_shapes;
};

bool write_file(const char* path, const Layers& layers, const std::vector<std::uint32_t>& words) {
    std::FILE* file = std::fopen(path, "wb");
    if (file == nullptr) {
        return false;
    }
    const auto vertices = layers.vertices();
    const bool good =
        std::fwrite(vertices.data(), sizeof(geo::Xy), vertices.size(), file) == vertices.size() &&
        std::fwrite(words.data(), sizeof(std::uint32_t), words.size(), file) == words.size();
    return std::fclose(file) == 0 && good;
}

int run(const DataFolder& data, const char* path) {
    Layers layers;
    for (const std::string& name : data.layers()) {
        layers.add(data.polygons(name));
    }
    const std::vector<std::uint32_t> words = geo::build_cell_index(layers, geo::k_tuned_for_points);
    if (!write_file(path, layers, words)) {
        std::perror(path);
        return 2;
    }
    const std::size_t points = layers.vertices().size();
    const std::size_t bytes = points * sizeof(geo::Xy) + words.size() * sizeof(std::uint32_t);
    const Place at = data.points().front();
    const auto start = std::chrono::steady_clock::now();
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    void* map = mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file, 0);
    if (map == MAP_FAILED) {
        std::perror(path);
        return 2;
    }
    const auto* vertices = static_cast<const geo::Xy*>(map);
    const auto* first_word = reinterpret_cast<const std::uint32_t*>(vertices + points);
    const Mapped source({vertices, points}, layers);
    const auto index = geo::open_flat_index(source, {first_word, words.size()});
    const std::size_t held = (*index)->covering({at.x, at.y}).size();
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("kind=open layers=%zu engine=ecogate seconds=%.6f bytes=%zu first_answer=%zu\n",
                data.layers().size(), seconds, bytes, held);
    munmap(map, bytes);
    close(file);
    std::remove(path);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: ecogate-bench-spatial-open FOLDER FILE\n");
        return 2;
    }
    return run(DataFolder(argv[1]), argv[2]);
}
