// SPDX-License-Identifier: MulanPSL-2.0
// Reading and writing the yardstick's files.
#include "data/layer_file.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace eco::bench {
namespace {

constexpr std::array<char, 4> k_magic{'E', 'Z', 'L', '1'};

[[noreturn]] void give_up(const std::string& path, const char* why) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), why);
    std::exit(2);
}

class File {
  public:
    File(std::string path, const char* mode)
        : m_path(std::move(path)), m_file(std::fopen(m_path.c_str(), mode)) {
        if (m_file == nullptr) {
            give_up(m_path, std::strerror(errno));
        }
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { std::fclose(m_file); }

    template <class T>
    void read(T* to, std::size_t count) {
        if (std::fread(to, sizeof(T), count, m_file) != count) {
            give_up(m_path, "shorter than it says");
        }
    }
    std::uint32_t read_count() {
        std::uint32_t count = 0;
        read(&count, 1);
        return count;
    }
    template <class T>
    void write(const T* from, std::size_t count) {
        if (std::fwrite(from, sizeof(T), count, m_file) != count) {
            give_up(m_path, "cannot be written");
        }
    }
    void write_count(std::size_t count) {
        const auto word = static_cast<std::uint32_t>(count);
        write(&word, 1);
    }
    std::size_t bytes() {
        std::fseek(m_file, 0, SEEK_END);
        const long size = std::ftell(m_file);
        std::rewind(m_file);
        return static_cast<std::size_t>(size);
    }

  private:
    std::string m_path;
    std::FILE* m_file;
};

} // namespace

std::vector<std::string> DataFolder::layers() const {
    std::ifstream in(m_path + "/layers.txt");
    std::vector<std::string> names;
    for (std::string name; in >> name;) {
        names.push_back(name);
    }
    if (names.empty()) {
        give_up(m_path, "holds no generated layers");
    }
    return names;
}

std::vector<Polygon> DataFolder::polygons(const std::string& name) const {
    const std::string path = m_path + "/" + name + ".bin";
    File file(path, "rb");
    std::array<char, 4> magic{};
    file.read(magic.data(), magic.size());
    if (magic != k_magic) {
        give_up(path, "not a layer of the yardstick");
    }
    std::vector<Polygon> polygons(file.read_count());
    for (Polygon& polygon : polygons) {
        polygon.resize(file.read_count());
        for (Ring& ring : polygon) {
            ring.resize(file.read_count());
            file.read(ring.data(), ring.size());
        }
    }
    return polygons;
}

std::vector<Place> DataFolder::points() const {
    File file(m_path + "/points.bin", "rb");
    std::vector<Place> points(file.bytes() / sizeof(Place));
    file.read(points.data(), points.size());
    return points;
}

void DataFolder::write_layers(const std::vector<std::string>& names) const {
    std::ofstream out(m_path + "/layers.txt");
    for (const std::string& name : names) {
        out << name << '\n';
    }
}

void DataFolder::write_polygons(const std::string& name,
                                const std::vector<Polygon>& polygons) const {
    File file(m_path + "/" + name + ".bin", "wb");
    file.write(k_magic.data(), k_magic.size());
    file.write_count(polygons.size());
    for (const Polygon& polygon : polygons) {
        file.write_count(polygon.size());
        for (const Ring& ring : polygon) {
            file.write_count(ring.size());
            file.write(ring.data(), ring.size());
        }
    }
}

void DataFolder::write_points(const std::vector<Place>& points) const {
    File(m_path + "/points.bin", "wb").write(points.data(), points.size());
}

std::uint64_t curve_key(Place p) {
    std::uint64_t key = 0;
    for (unsigned i = 0; i < 14; ++i) {
        key |= static_cast<std::uint64_t>((p.x >> (17 + i)) & 1) << (2 * i);
        key |= static_cast<std::uint64_t>((p.y >> (17 + i)) & 1) << (2 * i + 1);
    }
    return key;
}

void sort_along_curve(std::vector<Place>& points) {
    std::stable_sort(points.begin(), points.end(),
                     [](Place a, Place b) { return curve_key(a) < curve_key(b); });
}

void sort_along_curve(std::vector<Polygon>& polygons) {
    std::stable_sort(polygons.begin(), polygons.end(), [](const Polygon& a, const Polygon& b) {
        return curve_key(a[0][0]) < curve_key(b[0][0]);
    });
}

} // namespace eco::bench
