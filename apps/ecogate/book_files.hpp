// SPDX-License-Identifier: MulanPSL-2.0
// The files of a rule book: read, checked against the declared facts, and kept in the release as
// they are.
#pragma once

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

namespace eco::app {

struct BookFiles {
    Json files; ///< name relative to its folder → text: what the release embeds
    std::size_t facts = 0;
    std::size_t clauses = 0;
    Findings findings;
};

/// facts.csv and spatial_facts.csv of the data folder, and every *.csv that holds clauses below the
/// book folders.
[[nodiscard]] Result<BookFiles> read_book(const std::string& data,
                                          const std::vector<std::string>& folders);

} // namespace eco::app
