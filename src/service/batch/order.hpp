// SPDX-License-Identifier: MulanPSL-2.0
// What a screening is asked for: everything that decides a byte of its output, and nothing else.
#pragma once

#include "base/date.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "formats/rows/site_file.hpp"

#include <map>
#include <string>
#include <string_view>

namespace eco::service::batch {

enum class OutputFormat { ndjson, csv, gpkg };

/// By the output's extension (.ndjson, .geojsonl, .geojsons, .jsonl; .csv; .gpkg). Errors:
/// service_output_format.
[[nodiscard]] Result<OutputFormat> output_format(const std::string& path);

/// Chunk k of the file belongs to shard k mod count. 0-based here; people count from 1.
struct Shard {
    std::size_t index = 0;
    std::size_t count = 1;
    bool operator==(const Shard&) const = default;
};

/// "3/16". Errors: service_bad_shard.
[[nodiscard]] Result<Shard> parse_shard(std::string_view text);

struct Order {
    std::string sites; ///< path of the site file
    formats::SiteFileOptions reading;
    LocalDate as_of;
    OutputFormat format = OutputFormat::ndjson;
    std::map<std::string, rules::Value> common; ///< facts of rows that do not state their own
    std::string common_digest;                  ///< SHA-256 of the file they came from, or empty
    std::string columns_digest;                 ///< of a user's mapping of headings, or empty
    project::table::UnknownColumns unknown = project::table::UnknownColumns::refuse;
    Shard shard;
};

/// The order as a journal keeps it: compared as a whole when a run goes on, or shards are merged.
/// `input_digest` is that of the site file's bytes, `release_digest` that of the release.
[[nodiscard]] Json stamp(const Order& order, std::string_view input_digest,
                         std::string_view release_digest);

/// SHA-256 over the names' extensions, sizes and bytes of all files that a site file consists of.
/// Errors: base_file_not_found, base_file_unreadable.
[[nodiscard]] Result<std::string> input_digest(const std::string& sites);

/// The files of one output; a shard has its own in front of the common name.
struct OutputPaths {
    std::string output, rejects, summary;    ///< when done
    std::string part, rejects_part, journal; ///< while it runs, and of a shard until it is merged
};
[[nodiscard]] OutputPaths paths_of(const std::string& output, const Shard& shard);

} // namespace eco::service::batch
