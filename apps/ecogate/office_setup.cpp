// SPDX-License-Identifier: MulanPSL-2.0
// Putting the office together.
#include "office_setup.hpp"

#include "identity/fetch.hpp"
#include "seal_keys.hpp"

#include <chrono>
#include <filesystem>

namespace eco::app {

namespace fs = std::filesystem;
namespace {

/// Servers that share a database must share the keys: none of them makes its own, and without a
/// file that is stated no second factor is begun.
Result<identity::Vault> vault_of(const ServerConfig& config, const std::string& folder) {
    if (!config.seal_keys_file.empty()) {
        return read_seal_keys(config.seal_keys_file);
    }
    return config.location.database.empty()
               ? first_seal_keys((fs::path(folder) / k_seal_keys_name).string())
               : Result<identity::Vault>(identity::Vault());
}

} // namespace

Result<OpenOffice> open_office(const ServerConfig& config, const std::string& data,
                               service::ReleaseLoader loader) {
    OpenOffice open;
    open.folder = config.data.empty() ? default_data_folder() : config.data;
    ECO_TRY(open.shelf, service::ReleaseShelf::open((fs::path(open.folder) / "releases").string(),
                                                    std::move(loader)));
    store::Location location = config.location;
    if (location.database.empty()) {
        location.folder = open.folder;
    }
    ECO_TRY(store::Record record, store::Record::open(location, config.store));
    open.record = std::make_unique<store::Record>(std::move(record));
    ECO_TRY(const CsvTable roles, read_csv((fs::path(data) / "roles.csv").string()));
    ECO_TRY(const CsvTable apart, read_csv((fs::path(data) / "roles_apart.csv").string()));
    ECO_TRY(identity::RoleTable table, identity::RoleTable::from_csv(roles, apart));
    ECO_TRY(identity::Vault vault, vault_of(config, open.folder));
    open.office = std::make_unique<service::Office>(
        service::Office{*open.record, std::move(table), config.accounts, identity::network_fetch(),
                        std::move(vault)});
    return open;
}

service::Caller system_caller() {
    service::Caller caller;
    caller.who.user = "system";
    caller.client = "local";
    caller.request = "start";
    caller.now = clock_now();
    return caller;
}

Instant clock_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return Instant::from_millis(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

} // namespace eco::app
