// SPDX-License-Identifier: MulanPSL-2.0
// Where the record lies: --data FOLDER or --database URL, the same words in every verb that opens
// one.
#pragma once

#include "store/record.hpp"
#include "verbs.hpp"

namespace eco::app {

/// Adds the two options, each shutting out the other. The location must outlive the parsing.
void add_record_options(CLI::App& verb, store::Location& location, const Session& session);

/// For verbs that only look: they must not make an empty record where there is none. Errors:
/// base_file_not_found, those of Record::open.
[[nodiscard]] Result<store::Record> open_existing(const store::Location& location);

} // namespace eco::app
