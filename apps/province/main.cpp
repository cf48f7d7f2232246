// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-province: invents the demonstration province on real counties and rivers. A tool of the
// build, not of the product: it stops at the first thing that is wrong, with one line.
#include "province/layers.hpp"

#include "base/files.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>

namespace {

void write(const std::filesystem::path& path, const std::string& text) {
    if (!eco::write_file(path.string(), text)) {
        throw std::runtime_error(path.string() + ": cannot be written");
    }
}

void generate(const std::string& counties, const std::string& rivers, std::uint64_t seed,
              const std::filesystem::path& out) {
    using namespace eco::province;
    Province province;
    province.counties = load_counties(counties);
    province.rivers = load_rivers(rivers);
    province.ground = make_ground(province.counties, seed);
    province.units = make_units(province.counties, province.ground);
    province.overlays = make_overlays(province.counties, province.ground, province.units);
    province.faces = make_faces(province.counties, province.ground, province.overlays);
    const Layers layers = make_layers(province);
    std::filesystem::create_directories(out);
    for (const auto& [name, layer] : layers) {
        write(out / (name + ".geojson"), to_geojson(name, layer));
    }
    const std::string text = summary(province, layers);
    write(out / "province.json", text);
    fmt::print("{}", text);
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app{"Generates the demonstration province (invented; not for decisions)"};
    std::string counties;
    std::string rivers;
    std::string out;
    std::uint64_t seed = 52;
    app.add_option("--counties", counties, "folder with the nine gui4_zhou1_*.geojson")->required();
    app.add_option("--rivers", rivers, "binned_river_f.nc of GSHHG")->required();
    app.add_option("--seed", seed, "same seed, same bytes");
    app.add_option("-o,--out", out, "folder to write to")->required();
    CLI11_PARSE(app, argc, argv);
    try {
        generate(counties, rivers, seed, out);
    } catch (const std::exception& error) {
        fmt::print(stderr, "ecogate-province: {}\n", error.what());
        return 1;
    }
    return 0;
}
