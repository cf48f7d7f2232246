// SPDX-License-Identifier: MulanPSL-2.0
// Opening refuses what is neither; here the two only shut each other out.
#include "record_choice.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace eco::app {

void add_record_options(CLI::App& verb, store::Location& location, const Session& session) {
    CLI::Option* folder = verb.add_option("--data", location.folder,
                                          std::string(text("app.help_record_data", session.lang)));
    verb.add_option("--database", location.database, "postgresql://user@host/name")
        ->excludes(folder);
}

Result<store::Record> open_existing(const store::Location& location) {
    const std::string path = location.folder + "/" + std::string(store::k_file_name);
    if (!location.folder.empty() && !std::filesystem::exists(path)) {
        return fail({ErrorCode::base_file_not_found, {{"path", path}}, {path, {}, {}, 0, 0}});
    }
    return store::Record::open(location, store::Options{});
}

} // namespace eco::app
