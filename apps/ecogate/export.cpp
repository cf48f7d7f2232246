// SPDX-License-Identifier: MulanPSL-2.0
// ecogate export OUT.gpkg [--release X.egr] [--data FOLDER | --database URL]: what people share,
// never the private record itself.
#include "data_folder.hpp"
#include "record_choice.hpp"
#include "record_map.hpp"
#include "release_choice.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace eco::app {
namespace {

struct Options {
    std::string target, release;
    store::Location location;
};

Status run(const Options& options, Session& session) {
    ECO_TRY(const std::string data, find_data(session.data));
    ECO_TRY(const formats::MapStyles styles, read_map_styles(data, session.lang));
    const bool with_record = !options.location.folder.empty() || !options.location.database.empty();
    ECO_TRY(formats::GeoPackage package, formats::GeoPackage::create(options.target));
    MapCount total;
    if (!options.release.empty() || !with_record) {
        ECO_TRY(const std::string path, choose_release(options.release, data));
        ECO_TRY(const OpenRelease opened, open_release(path));
        ECO_TRY(total, add_release_layers(package, styles, opened.release, session.lang));
    }
    if (with_record) {
        ECO_TRY(const store::Record record, open_existing(options.location));
        ECO_TRY(const MapCount more, add_record_layers(package, styles, record, session.lang));
        total = {total.layers + more.layers, total.features + more.features};
    }
    ECO_CHECK(package.finish());
    fmt::print("{}\n", text("app.exported", session.lang,
                            {{"file", options.target},
                             {"layers", std::to_string(total.layers)},
                             {"features", std::to_string(total.features)}}));
    return {};
}

} // namespace

void add_export(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("export", std::string(text("app.help_export", session.lang)));
    verb->add_option("target", options->target, "OUT.gpkg")->required();
    verb->add_option("--release", options->release, "X.egr");
    add_record_options(*verb, options->location, session);
    verb->callback([options, &session] {
        if (const Status done = run(*options, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app
