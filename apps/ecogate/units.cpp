// SPDX-License-Identifier: MulanPSL-2.0
// ecogate units --release X.egr --at LON,LAT: the commonest question at a counter.
#include "base/text.hpp"
#include "geo/crs.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace eco::app {
namespace {

struct Options {
    std::string release, at, crs = "CGCS2000";
};

Result<geo::LonLat> point_of(const Options& options) {
    const auto parts = split_list(half_width(options.at), ',');
    const auto first =
        parts.size() == 2
            ? Decimal::parse(parts[0])
            : Result<Decimal>(fail({ErrorCode::app_bad_point, {{"text", options.at}}, {}}));
    const auto second = parts.size() == 2 ? Decimal::parse(parts[1]) : first;
    if (!first || !second) {
        return fail({ErrorCode::app_bad_point, {{"text", options.at}}, {}});
    }
    ECO_TRY(const geo::Crs crs, geo::parse_crs(options.crs));
    ECO_TRY(const geo::Converter converter, geo::Converter::make(crs));
    ECO_TRY(const geo::Conversion converted,
            converter.to_lonlat({first->to_double(), second->to_double()}));
    return converted.point;
}

Status answer(const Options& options, Lang lang) {
    ECO_TRY(const geo::LonLat point, point_of(options));
    ECO_TRY(const OpenRelease opened, open_release(options.release));
    const auto xy = opened.release.plane().to_plane(point);
    const bool inside = xy && opened.release.plane().definition().extent.contains(point);
    if (!inside) {
        return fail({ErrorCode::app_outside_release,
                     {{"lon", fmt::format("{}", point.lon)}, {"lat", fmt::format("{}", point.lat)}},
                     {}});
    }
    bool unit_found = false;
    for (const auto& layer : opened.release.layers()) {
        for (const geo::FeatureId id : layer->index().covering(*xy)) {
            const zoning::Attributes have = layer->attributes(id);
            const auto value = [&](const char* key) {
                return have.contains(key) ? have.at(key) : std::string();
            };
            fmt::print("{}: {} {}\n",
                       lang == Lang::zh ? layer->info().title_zh : layer->info().title_en,
                       value("code"), value("name"));
            unit_found = unit_found || layer->info().role == "units";
        }
    }
    if (!unit_found) {
        fmt::print("{}\n", text("app.no_unit", lang));
    }
    return {};
}

} // namespace

void add_units(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("units", std::string(text("app.help_units", session.lang)));
    verb->add_option("--release", options->release, "X.egr")->required();
    verb->add_option("--at", options->at, "LON,LAT")->required();
    verb->add_option("--crs", options->crs, "CGCS2000, WGS84, GCJ02, EPSG:4545 …")
        ->capture_default_str();
    verb->callback([options, &session] {
        if (const Status done = answer(*options, session.lang); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app
