// SPDX-License-Identifier: MulanPSL-2.0
// Opening the record for a server: the office, the shelf of releases, what a first start makes.
#pragma once

#include "server_config.hpp"
#include "service/office/release_shelf.hpp"

#include <memory>
#include <optional>

namespace eco::app {

struct OpenOffice {
    std::unique_ptr<store::Record> record;
    std::unique_ptr<service::Office> office;
    std::unique_ptr<service::ReleaseShelf> shelf;
    std::string folder;
};

/// `data`: the folder of rules and tables. Errors: those of the record, the role table, the shelf.
[[nodiscard]] Result<OpenOffice> open_office(const ServerConfig& config, const std::string& data,
                                             service::ReleaseLoader loader);
/// The program itself, as a caller.
[[nodiscard]] service::Caller system_caller();
[[nodiscard]] Instant clock_now();

} // namespace eco::app
