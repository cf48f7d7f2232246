// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-assess-gen DEMO DATA OUT [CLAUSES] [SEED]: the demonstration release's sources in
// DEMO (guizhou.egr, manifest.toml, layers) with six layers of zones and CLAUSES clauses more,
// ready for `ecogate --rules-data OUT/data release build OUT/manifest.toml`.
#include "base/files.hpp"
#include "base/messages.hpp"
#include "formats/mapped_file.hpp"
#include "gen/book_text.hpp"
#include "gen/zones.hpp"
#include "zoning/release.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace {

using namespace eco;
namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text, std::ios::openmode mode) {
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary | mode);
    out.exceptions(std::ios::failbit | std::ios::badbit);
    out << text;
}

std::vector<std::string> unit_codes(const zoning::Release& release) {
    std::vector<std::string> codes;
    const zoning::Layer* units = release.layer("units");
    for (geo::FeatureId id = 0; units != nullptr && id < units->size(); ++id) {
        codes.push_back(units->attributes(id).at("code"));
    }
    return codes;
}

void extend_data(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
    std::string layers;
    for (int i = 0; i < bench::k_zone_layers; ++i) {
        layers += fmt::format("{},polygon,no,50,code;kind,示例区{},Example zones {},示例,Example\n",
                              bench::zone_layer(i), i, i);
    }
    write(to / "layers.csv", layers, std::ios::app);
    write(to / "facts.csv", bench::fact_rows(), std::ios::app);
    write(to / "spatial_facts.csv", bench::spatial_fact_rows(), std::ios::app);
}

std::string extend_manifest(std::string text) {
    const std::string books = R"(books = ["data:clauses")";
    const auto at = text.find(books);
    text.insert(at + books.size(), R"(, "clauses")");
    for (int i = 0; i < bench::k_zone_layers; ++i) {
        text += fmt::format("\n[[layer]]\nrole = \"{0}\"\nfile = \"zones/{0}.geojson\"\n"
                            "crs = \"CGCS2000\"\ntolerance_m = 50\nexample = true\n"
                            "source = \"invented for the yardstick\"\nlicence = \"MulanPSL-2.0\"\n",
                            bench::zone_layer(i));
    }
    return text;
}

int run(const fs::path& demo, const fs::path& data, const fs::path& out, std::size_t clauses,
        std::uint64_t seed) {
    const auto file = formats::MappedFile::open((demo / "guizhou.egr").string());
    const auto release =
        file ? zoning::Release::open(file->bytes()) : Result<zoning::Release>(fail(file.error()));
    const auto manifest = read_file((demo / "manifest.toml").string(), 1U << 20U);
    if (!release || !manifest) {
        fmt::print(stderr, "{}", render(release ? manifest.error() : release.error()));
        return 2;
    }
    const auto codes = unit_codes(*release);
    extend_data(data, out / "data");
    const auto made = bench::make_clauses(clauses, static_cast<int>(codes.size()), seed);
    for (const auto& [name, text] : bench::clause_files(made, codes)) {
        write(out / "clauses" / "yardstick" / name, text, std::ios::trunc);
    }
    for (int i = 0; i < bench::k_zone_layers; ++i) {
        write(out / "zones" / (bench::zone_layer(i) + ".geojson"),
              bench::zones_geojson(release->plane().definition().extent,
                                   seed + static_cast<std::uint64_t>(i)),
              std::ios::trunc);
    }
    fs::remove(out / "layers");
    fs::create_directory_symlink(fs::absolute(demo / "layers"), out / "layers");
    write(out / "manifest.toml", extend_manifest(*manifest), std::ios::trunc);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "usage: ecogate-bench-assess-gen DEMO DATA OUT [CLAUSES] [SEED]\n");
        return 2;
    }
    return run(argv[1], argv[2], argv[3], argc > 4 ? std::stoul(argv[4]) : 100'000,
               argc > 5 ? std::stoull(argv[5]) : 7);
}
