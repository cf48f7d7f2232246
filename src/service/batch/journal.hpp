// SPDX-License-Identifier: MulanPSL-2.0
// How far a screening has durably come. Written beside the output, whole or not at all; what the
// output holds beyond it is cut off when the run goes on.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "formats/rows/site_file.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace eco::service::batch {

/// What came out so far.
struct Tally {
    std::size_t rows = 0;                  ///< of the file that were looked at (a shard: its own)
    std::size_t rejected = 0;              ///< rows refused; all others are in the output
    std::array<std::size_t, 5> verdicts{}; ///< by admission::Verdict

    void add(const Tally& other);
    bool operator==(const Tally&) const = default;
};

struct Journal {
    Json stamp;                    ///< of the order (order.hpp); shard and n are beside it
    std::size_t shard = 0;         ///< 0-based
    formats::RowPosition position; ///< in the site file: where the next chunk begins
    std::uint64_t output_bytes = 0, reject_bytes = 0;
    Tally tally;
    bool complete = false;

    /// Syncs, then renames over the older one. Errors: base_file_unwritable.
    [[nodiscard]] Status write(const std::string& path) const;
    /// Nothing where there is none. Errors: service_bad_journal, base_file_unreadable.
    [[nodiscard]] static Result<std::optional<Journal>> read(const std::string& path);
};

/// The verdict counts and totals as a summary tells them.
[[nodiscard]] Json to_json(const Tally& tally);

} // namespace eco::service::batch
