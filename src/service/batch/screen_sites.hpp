// SPDX-License-Identifier: MulanPSL-2.0
// Screening a file of sites, on all lanes, into one file; and merging what shards have written.
// Whatever ends a run (a signal, kill -9, a full disk, lost power), the same order goes on where it
// durably was, and the finished files are the same bytes as those of a run without a break.
//
// For a server: make an Order, an executor (ThreadPool) and a CancelFlag a job; progress comes from
// the lanes, one call at a time. Blocks until done.
#pragma once

#include "admission/assess.hpp"
#include "service/batch/journal.hpp"
#include "service/batch/order.hpp"
#include "siting/executor.hpp"

#include <chrono>
#include <functional>

namespace eco::service::batch {

/// What sites are judged by.
struct Bench {
    const admission::Assessor& assessor;
    const std::string& release_digest;
    const refdata::Sectors& sectors;
    const project::table::Words& words;
};

struct Progress {
    Tally tally;             ///< of the whole run, what an earlier one did included
    std::size_t here = 0;    ///< rows of this run alone: what a rate is made of
    double share = 0;        ///< of the file, 0 … 1
    bool converting = false; ///< screened; the GeoPackage is being written
};

struct Running {
    siting::Executor& executor;
    const siting::CancelFlag& cancel;
    std::function<void(const Progress&)> progress; ///< may be empty
    /// How much work a crash may cost: the output is synced and the journal written so often.
    std::chrono::milliseconds checkpoint = std::chrono::seconds(2);
};

enum class End {
    finished,
    interrupted,     ///< cancelled; the same order goes on
    finished_before, ///< there was nothing left to do
    refused          ///< the findings hold errors of the table's headings
};

struct Outcome {
    End end = End::finished;
    Tally tally;
    std::size_t resumed_rows = 0; ///< done by an earlier run
};

/// Writes `output` (or the shard's part of it). Errors: those of open_sites and input_digest,
/// service_other_run (an unfinished output of another order), service_output_exists,
/// service_output_busy, service_output_short, service_bad_journal, base_file_unwritable. Faults of
/// rows go to `output`.rejects.csv and stop nothing.
[[nodiscard]] Result<Outcome> screen_sites(const Order& order, const std::string& output,
                                           const Bench& bench, const Running& running,
                                           Findings& findings);

/// Puts the finished shards of `output` together. Errors: service_shards_missing,
/// service_shards_differ, and as above.
[[nodiscard]] Result<Outcome> merge_shards(const std::string& output, const Running& running);

/// Removes an output with everything beside it, finished or not. Errors: service_output_busy.
[[nodiscard]] Status discard(const std::string& output, const Shard& shard);

} // namespace eco::service::batch
