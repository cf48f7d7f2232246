// SPDX-License-Identifier: MulanPSL-2.0
// Whole records on the move: backup while running, export to open formats, import back. All are
// proven by the head: a record with the same head hash holds the same events.
#pragma once

#include "store/record.hpp"

#include <cstddef>
#include <string>

namespace eco::store {

struct Moved {
    Head head;
    std::size_t events = 0, blobs = 0; ///< copied now
};

/// A consistent copy as a folder that `Record::open` takes, made while others write. The folder
/// must not exist. Sessions and counters stay behind. Errors: store_target_exists,
/// base_file_unwritable.
[[nodiscard]] Result<Moved> backup(const Record& record, const std::string& folder);

/// events.ndjson (one canonical event a line), blobs.ndjson and blobs/<digest>, record.json with
/// the head. The folder must not exist; it appears when it is whole. Errors as backup.
[[nodiscard]] Result<Moved> export_record(const Record& record, const std::string& folder);

/// Takes over an export or a backup. The record must be empty or hold a beginning of it (an import
/// that was cut short goes on). Errors: store_no_source, store_bad_line (with file and row),
/// store_bad_chain, store_blob_damaged, store_import_differs.
[[nodiscard]] Result<Moved> import_record(Record& record, const std::string& folder);

} // namespace eco::store
