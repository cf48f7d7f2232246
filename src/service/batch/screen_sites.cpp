// SPDX-License-Identifier: MulanPSL-2.0
// One run: chunks taken from the file, screened on the lanes, appended in order, journalled.
#include "service/batch/screen_sites.hpp"

#include "formats/screened/encoder.hpp"
#include "service/batch/finish.hpp"
#include "service/batch/lane.hpp"
#include "service/batch/spool.hpp"
#include "siting/ordered.hpp"

#include <filesystem>

namespace eco::service::batch {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Chunks in flight for every lane: enough that none waits for a slow neighbour.
constexpr std::size_t k_slots_a_lane = 8;

/// What the stamps differ in, for the complaint.
std::string differences(const Json& a, const Json& b) {
    std::string keys;
    for (const auto& [key, value] : a.as_object()) {
        const Json* other = b.find(key);
        if (other == nullptr || *other != value) {
            keys += (keys.empty() ? "" : ", ") + key;
        }
    }
    return keys;
}

class Run {
  public:
    Run(const Order& order, const OutputPaths& paths, const Bench& bench, const Running& running,
        formats::SiteFile& sites, Journal journal, Spool& output, Spool& rejects)
        : m_order(order), m_paths(paths), m_running(running), m_sites(sites),
          m_journal(std::move(journal)), m_output(output), m_rejects(rejects),
          m_slots(running.executor.lanes() * k_slots_a_lane), m_before(m_journal.tally.rows) {
        for (std::size_t lane = 0; lane < running.executor.lanes(); ++lane) {
            m_lanes.push_back(std::make_unique<Lane>(order, bench, sites.crs().id));
        }
    }

    /// True when the file is through, false when cancelled.
    Result<bool> go() {
        if (m_journal.position.chunks > 0) { // else it stands behind the header
            ECO_CHECK(m_sites.resume(m_journal.position));
        }
        for (const auto& lane : m_lanes) {
            ECO_CHECK(lane->open(m_sites));
        }
        const siting::OrderedWork work{m_slots.size(),
                                       [this](std::size_t slot) { return take(slot); },
                                       [this](std::size_t slot, std::size_t lane) -> Status {
                                           m_lanes[lane]->screen(m_slots[slot]);
                                           return {};
                                       },
                                       [this](std::size_t slot) { return hand_on(slot); }};
        const Status done = siting::run_ordered(m_running.executor, work, m_running.cancel);
        m_journal.complete = done && m_through;
        ECO_CHECK(checkpoint()); // what was done counts, whatever stopped the run
        ECO_CHECK(done);
        return m_through;
    }

    [[nodiscard]] const Tally& tally() const { return m_journal.tally; }

  private:
    const Order& m_order;
    const OutputPaths& m_paths;
    const Running& m_running;
    formats::SiteFile& m_sites;
    Journal m_journal;
    Spool& m_output; ///< locked by the caller until all is done
    Spool& m_rejects;
    std::vector<Piece> m_slots;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::size_t m_before;
    bool m_through = false;
    Clock::time_point m_last = Clock::now();

    /// The next chunk of the shard; those of others are passed over.
    Result<bool> take(std::size_t slot) {
        formats::RowChunk& chunk = m_slots[slot].chunk;
        do {
            ECO_TRY(const bool more, m_sites.next(chunk));
            if (!more) {
                m_through = true;
                return false;
            }
        } while (chunk.begin.chunks % m_order.shard.count != m_order.shard.index);
        return true;
    }

    Status hand_on(std::size_t slot) {
        const Piece& piece = m_slots[slot];
        ECO_CHECK(m_output.append(piece.output));
        ECO_CHECK(m_rejects.append(piece.rejects));
        m_journal.tally.add(piece.tally);
        m_journal.position = piece.chunk.end;
        m_journal.output_bytes = m_output.size(); // a chunk written in part is not vouched for
        m_journal.reject_bytes = m_rejects.size();
        if (m_running.progress) {
            m_running.progress({m_journal.tally, m_journal.tally.rows - m_before,
                                m_sites.share_read(m_journal.position), false});
        }
        return Clock::now() - m_last < m_running.checkpoint ? Status() : checkpoint();
    }

    /// The bytes first, then the journal that vouches for them.
    Status checkpoint() {
        ECO_CHECK(m_output.sync());
        ECO_CHECK(m_rejects.sync());
        ECO_CHECK(m_journal.write(m_paths.journal));
        m_last = Clock::now();
        return {};
    }
};

/// Every heading that is no fact, told at once and before any row is read.
bool headings_are_sound(const formats::SiteFile& sites, const Order& order, const Bench& bench,
                        Findings& findings) {
    project::table::Columns columns(bench.words, bench.assessor.terms().facts);
    const std::vector<std::string> headings = sites.headings();
    bool sound = true;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const project::table::Column& column = columns.at(columns.index(headings[i]));
        const bool unknown = column.means == project::table::Means::unknown &&
                             order.unknown == project::table::UnknownColumns::refuse;
        if (unknown || column.means == project::table::Means::faulty) {
            findings.push_back({Severity::error,
                                column.fault.code,
                                column.fault.args,
                                {order.sites, {}, column.heading, 0, i + 1}});
            sound = false;
        }
    }
    return sound;
}

/// The journal to go on from; a new one where there is none.
Result<Journal> journal_for(const OutputPaths& paths, const Json& stamp, const Order& order) {
    ECO_TRY(std::optional<Journal> found, Journal::read(paths.journal));
    if (!found) {
        Journal fresh;
        fresh.stamp = stamp;
        fresh.shard = order.shard.index;
        return fresh;
    }
    if (found->stamp != stamp || found->shard != order.shard.index) {
        return fail({ErrorCode::service_other_run,
                     {{"path", paths.output}, {"what", differences(stamp, found->stamp)}},
                     {paths.journal, {}, {}, 0, 0}});
    }
    return *std::move(found);
}

/// Headers, and a journal that says whose files these are, before the first row.
Status begin(Journal& journal, const OutputPaths& paths, Spool& output, Spool& rejects,
             const std::string& header) {
    ECO_CHECK(output.append(header));
    ECO_CHECK(rejects.append(formats::RejectEncoder::header()));
    ECO_CHECK(output.sync());
    ECO_CHECK(rejects.sync());
    journal.output_bytes = output.size();
    journal.reject_bytes = rejects.size();
    return journal.write(paths.journal);
}

} // namespace

Result<Outcome> screen_sites(const Order& order, const std::string& output, const Bench& bench,
                             const Running& running, Findings& findings) {
    const OutputPaths paths = paths_of(output, order.shard);
    ECO_TRY(const auto sites, formats::open_sites(order.sites, order.reading, bench.words));
    if (!headings_are_sound(*sites, order, bench, findings)) {
        return Outcome{End::refused, {}, 0};
    }
    ECO_TRY(const std::string digest, input_digest(order.sites));
    const Json stamped = stamp(order, digest, bench.release_digest);
    const bool whole = order.shard.count == 1;
    if (whole) {
        ECO_TRY(const bool before, finished_before(paths, stamped));
        if (before) {
            return Outcome{End::finished_before, {}, 0};
        }
    }
    ECO_TRY(Spool part, Spool::open(paths.part));
    ECO_TRY(Journal journal, journal_for(paths, stamped, order));
    ECO_CHECK(part.cut(journal.output_bytes));
    const std::size_t resumed = journal.tally.rows;
    Tally tally = journal.tally;
    if (journal.complete && !whole) {
        return Outcome{End::finished_before, tally, resumed};
    }
    if (!journal.complete) {
        ECO_TRY(Spool rejects, Spool::open(paths.rejects_part));
        ECO_CHECK(rejects.cut(journal.reject_bytes));
        if (journal.output_bytes == 0 && journal.reject_bytes == 0) {
            const formats::ScreenedEncoder encoder(record_format(order.format),
                                                   bench.assessor.terms().facts,
                                                   bench.assessor.compiled());
            ECO_CHECK(begin(journal, paths, part, rejects, encoder.header()));
        }
        Run run(order, paths, bench, running, *sites, std::move(journal), part, rejects);
        ECO_TRY(const bool through, run.go());
        tally = run.tally();
        if (!through) {
            return Outcome{End::interrupted, tally, resumed};
        }
    }
    if (whole) {
        ECO_TRY(const bool done, finish(paths, stamped, tally, running));
        return Outcome{done ? End::finished : End::interrupted, tally, resumed};
    }
    return Outcome{End::finished, tally, resumed};
}

Status discard(const std::string& output, const Shard& shard) {
    const OutputPaths paths = paths_of(output, shard);
    if (fs::exists(paths.part)) {
        ECO_TRY(const Spool held, Spool::open(paths.part));
        fs::remove(paths.part);
    }
    std::vector<std::string> rest{paths.rejects_part, paths.journal};
    if (shard.count == 1) {
        rest.insert(rest.end(), {paths.output, paths.rejects, paths.summary});
    }
    for (const std::string& path : rest) {
        fs::remove(path);
    }
    return {};
}

} // namespace eco::service::batch
