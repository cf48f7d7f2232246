// SPDX-License-Identifier: MulanPSL-2.0
// The files of a rule book, collected from the data folder and the folders a manifest names.
#pragma once

#include "base/result.hpp"
#include "rules/book.hpp"

#include <string>
#include <vector>

namespace eco::app {

/// facts.csv, spatial_facts.csv, site_roles.csv, measures.csv, layers.csv, refdata/laws and tables
/// of the data folder, and every clauses*.csv and packages.csv below the book folders.
[[nodiscard]] Result<rules::BookFiles> collect_book(const std::string& data,
                                                    const std::vector<std::string>& folders);
/// The canonical JSON that a release embeds.
[[nodiscard]] std::string book_json(const rules::BookFiles& files);

} // namespace eco::app
