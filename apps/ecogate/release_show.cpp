// SPDX-License-Identifier: MulanPSL-2.0
// ecogate release show X.egr [--unit CODE]: what a release holds, or the card of one unit.
#include "geo/shape.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace eco::app {
namespace {

void show_layers(const zoning::Release& release, Lang lang) {
    const Json& meta = release.meta();
    fmt::print("{} ({})\n", meta.string_or(lang == Lang::zh ? "title_zh" : "title_en", ""),
               meta.string_or("id", ""));
    fmt::print("{}\n", text("app.release_dates", lang,
                            {{"from", meta.string_or("effective_from", "")},
                             {"digest", release.digest()}}));
    for (const auto& layer : release.layers()) {
        const auto& info = layer->info();
        fmt::print("{}\n", text("app.layer_line", lang,
                                {{"title", lang == Lang::zh ? info.title_zh : info.title_en},
                                 {"role", info.role},
                                 {"features", std::to_string(layer->size())},
                                 {"tolerance", fmt::format("{:g}", info.tolerance.base())},
                                 {"source", info.source}}));
    }
}

Status show_unit(const zoning::Release& release, const std::string& code, Lang lang) {
    const zoning::Layer* units = release.layer("units");
    for (geo::FeatureId id = 0; units != nullptr && id < units->size(); ++id) {
        const zoning::Attributes have = units->attributes(id);
        const auto found = have.find("code");
        if (found == have.end() || found->second != code) {
            continue;
        }
        for (const auto& [key, value] : have) {
            fmt::print("{:12} {}\n", key, value);
        }
        const auto area = SquareMetres::from_base(geo::area_m2(units->shape(id)));
        fmt::print(
            "{:12} {}\n", "area",
            text("app.area", lang, {{"km2", fmt::format("{:.4f}", square_kilometres(area))}}));
        return {};
    }
    return fail({ErrorCode::app_unknown_unit, {{"code", code}}, {}});
}

} // namespace

void add_release_show(CLI::App& release, Session& session) {
    struct Options {
        std::string file, unit;
    };
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        release.add_subcommand("show", std::string(text("app.help_show", session.lang)));
    verb->add_option("release", options->file, "X.egr")->required();
    verb->add_option("--unit", options->unit, "ZH…");
    verb->callback([options, &session] {
        const auto opened = open_release(options->file);
        if (!opened) {
            return session.complain(opened.error());
        }
        if (options->unit.empty()) {
            return show_layers(opened->release, session.lang);
        }
        if (const Status shown = show_unit(opened->release, options->unit, session.lang); !shown) {
            session.complain(shown.error());
        }
    });
}

} // namespace eco::app
