// SPDX-License-Identifier: MulanPSL-2.0
// The configuration of `ecogate serve`: one TOML file, docs/reference/server-config.md.
#pragma once

#include "base/csv.hpp"
#include "base/document.hpp"
#include "http/options.hpp"
#include "service/office/office.hpp"
#include "store/record.hpp"

#include <string>
#include <vector>

namespace eco::app {

struct ServerConfig {
    http::Options http;
    service::AccountRules accounts;
    store::Location location; ///< both empty: the default folder
    store::Options store;
    std::string data; ///< folder of the record and of release files; empty: the default folder
    std::string seal_keys_file; ///< empty: seal.keys in the folder of an embedded record
    std::string release;        ///< file to begin with; empty: the demonstration's
};

/// What holds where nothing is stated: the public sees layers generalised, restricted ones more.
[[nodiscard]] ServerConfig default_config();
/// Every restricted layer is a row of data/layers.csv: a slip of the pen must not open a layer.
/// Errors: app_config_value, base_csv_missing_column.
[[nodiscard]] Status check_restricted(const ServerConfig& config, const CsvTable& layers);

/// Lays what the file states over `config`. Every fault at once: app_config_unknown,
/// app_config_value, base_file_not_found.
[[nodiscard]] Findings apply_config(const Document& document, ServerConfig& config);
/// "server.port", … in the order of the reference.
[[nodiscard]] std::vector<std::string> config_keys();

/// $STATE_DIRECTORY (systemd), else $XDG_DATA_HOME/ecogate, else ~/.local/share/ecogate.
[[nodiscard]] std::string default_data_folder();

} // namespace eco::app
