// SPDX-License-Identifier: MulanPSL-2.0
// ecogate config check FILE: reads a server's configuration and says every fault of it.
#include "data_folder.hpp"
#include "server_config.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace eco::app {
namespace {

Status layers_known(const ServerConfig& config, const Session& session) {
    ECO_TRY(const std::string data, find_data(session.data));
    ECO_TRY(const CsvTable layers, read_csv(data + "/layers.csv"));
    return check_restricted(config, layers);
}

void check(const std::string& path, Session& session) {
    const auto document = read_document(path);
    if (!document) {
        session.complain(document.error());
        return;
    }
    ServerConfig config = default_config();
    const Findings faults = apply_config(*document, config);
    session.report(faults);
    if (const Status known = layers_known(config, session); !known) {
        session.complain(known.error());
    } else if (faults.empty()) {
        fmt::print("{}\n", text("app.config_good", session.lang, {{"file", path}}));
    }
}

} // namespace

void add_config(CLI::App& app, Session& session) {
    CLI::App* config =
        app.add_subcommand("config", std::string(text("app.help_config", session.lang)));
    config->require_subcommand(1);
    auto path = std::make_shared<std::string>();
    CLI::App* verb =
        config->add_subcommand("check", std::string(text("app.help_config_check", session.lang)));
    verb->add_option("file", *path, "ecogate.toml")->required();
    verb->callback([path, &session] { check(*path, session); });
}

} // namespace eco::app
