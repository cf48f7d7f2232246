// SPDX-License-Identifier: MulanPSL-2.0
// Shards put together by row number: the bytes of one run.
#include "formats/screened/encoder.hpp"
#include "service/batch/finish.hpp"
#include "service/batch/spool.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <queue>
#include <set>

namespace eco::service::batch {
namespace {

namespace fs = std::filesystem;
using formats::RecordKind;
using formats::TextRecords;

constexpr std::size_t k_block = 4U << 20U;
constexpr std::size_t k_max_record = 256U << 20U;

struct ShardFiles {
    OutputPaths paths;
    Journal journal;
};

/// How many shards the journals beside the output speak of; 0 where there is none.
Result<std::size_t> count_shards(const std::string& output) {
    const fs::path path(output);
    const fs::path folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    std::set<std::size_t> counts;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        const std::string name = entry.path().filename().string();
        const std::string prefix = path.filename().string() + ".";
        constexpr std::string_view k_suffix = ".journal";
        const auto of = name.rfind("-of-");
        if (!name.starts_with(prefix) || !name.ends_with(k_suffix) || of == std::string::npos) {
            continue;
        }
        const std::string text =
            name.substr(prefix.size(), name.size() - prefix.size() - k_suffix.size());
        auto shard = parse_shard(fmt::format("{}/{}", text.substr(0, text.find("-of-")),
                                             text.substr(text.find("-of-") + 4)));
        if (shard) {
            counts.insert(shard->count);
        }
    }
    if (counts.size() != 1) {
        return fail({ErrorCode::service_shards_missing,
                     {{"path", output}, {"missing", counts.empty() ? "1-of-n" : "?"}},
                     {output, {}, {}, 0, 0}});
    }
    return *counts.begin();
}

/// The finished shards, and which are not.
struct Shards {
    std::vector<ShardFiles> done;
    std::size_t count = 0;
    std::string missing;
};

Result<Shards> find_shards(const std::string& output) {
    Shards shards;
    ECO_TRY(shards.count, count_shards(output));
    const std::size_t count = shards.count;
    std::string& missing = shards.missing;
    for (std::size_t i = 0; i < count; ++i) {
        OutputPaths paths = paths_of(output, {i, count});
        ECO_TRY(std::optional<Journal> journal, Journal::read(paths.journal));
        if (!journal || !journal->complete) {
            missing += fmt::format("{}{}-of-{}", missing.empty() ? "" : ", ", i + 1, count);
            continue;
        }
        shards.done.push_back({std::move(paths), *std::move(journal)});
    }
    for (const ShardFiles& shard : shards.done) {
        if (shard.journal.stamp != shards.done.front().journal.stamp) {
            return fail({ErrorCode::service_shards_differ,
                         {{"path", shard.paths.journal}},
                         {shard.paths.journal, {}, {}, 0, 0}});
        }
    }
    return shards;
}

/// One shard's records, the first row in front.
struct Source {
    TextRecords records;
    std::string path;
    std::string record;
    std::size_t row = 0;

    /// False at the end.
    Result<bool> advance() {
        record.clear();
        TextRecords::Record place;
        ECO_TRY(const bool more, records.next(record, place));
        if (!more) {
            return false;
        }
        const auto number = formats::row_number(record);
        if (!number || place.too_long) {
            return fail(
                {ErrorCode::service_bad_journal, {{"path", path}}, {path, {}, {}, place.line, 0}});
        }
        row = *number;
        return true;
    }
};

class Merge {
  public:
    Merge(Spool& to, const Running& running) : m_to(to), m_running(running) {}

    /// False when cancelled.
    Result<bool> run(const std::vector<std::string>& parts, RecordKind kind, bool headed) {
        for (const std::string& part : parts) {
            ECO_TRY(TextRecords records, TextRecords::open(part, kind, k_max_record));
            m_sources.push_back({std::move(records), part, {}, 0});
            if (headed) {
                ECO_CHECK(take_header(m_sources.back(), m_sources.size() == 1));
            }
            ECO_CHECK(queue(m_sources.size() - 1));
        }
        while (!m_next.empty()) {
            const auto [row, i] = m_next.top();
            m_next.pop();
            m_buffer += m_sources[i].record;
            m_buffer += '\n';
            ECO_CHECK(queue(i));
            if (m_buffer.size() > k_block) {
                ECO_CHECK(flush());
                if (m_running.cancel.is_set()) {
                    return false;
                }
            }
        }
        ECO_CHECK(flush());
        ECO_CHECK(m_to.sync());
        return true;
    }

  private:
    Spool& m_to;
    const Running& m_running;
    std::vector<Source> m_sources;
    std::priority_queue<std::pair<std::size_t, std::size_t>,
                        std::vector<std::pair<std::size_t, std::size_t>>, std::greater<>>
        m_next; ///< row, source
    std::string m_buffer;

    Status take_header(Source& source, bool keep) {
        TextRecords::Record place;
        std::string header;
        ECO_TRY(const bool some, source.records.next(header, place));
        if (some && keep) {
            m_buffer += header + '\n';
        }
        return {};
    }
    Status queue(std::size_t i) {
        ECO_TRY(const bool more, m_sources[i].advance());
        if (more) {
            m_next.emplace(m_sources[i].row, i);
        }
        return {};
    }
    Status flush() {
        ECO_CHECK(m_to.append(m_buffer));
        m_buffer.clear();
        return {};
    }
};

Result<bool> merge_into(const std::string& path, const std::vector<std::string>& parts,
                        RecordKind kind, bool headed, const Running& running) {
    ECO_TRY(Spool spool, Spool::open(path));
    ECO_CHECK(spool.cut(0));
    return Merge(spool, running).run(parts, kind, headed);
}

} // namespace

Result<Outcome> merge_shards(const std::string& output, const Running& running) {
    ECO_TRY(const Shards shards, find_shards(output));
    const OutputPaths paths = paths_of(output, {});
    Json stamped;
    bool before = false; // a merge that was killed while it removed the shards
    if (!shards.done.empty()) {
        stamped = shards.done.front().journal.stamp;
        stamped["shards"] = std::size_t{1};
        ECO_TRY(before, finished_before(paths, stamped));
    }
    if (!before && !shards.missing.empty()) {
        return fail({ErrorCode::service_shards_missing,
                     {{"path", output}, {"missing", shards.missing}},
                     {output, {}, {}, 0, 0}});
    }
    Outcome outcome{before ? End::finished_before : End::finished, {}, 0};
    std::vector<std::string> parts, rejects;
    for (const ShardFiles& shard : shards.done) {
        outcome.tally.add(shard.journal.tally);
        parts.push_back(shard.paths.part);
        rejects.push_back(shard.paths.rejects_part);
    }
    if (!before) {
        const bool lines = stamped.string_or("output", "") == "ndjson";
        ECO_TRY(bool done, merge_into(paths.part, parts, lines ? RecordKind::line : RecordKind::csv,
                                      !lines, running));
        if (done) {
            ECO_TRY(done, merge_into(paths.rejects_part, rejects, RecordKind::csv, true, running));
        }
        if (done) {
            ECO_TRY(done, finish(paths, stamped, outcome.tally, running));
        }
        if (!done) {
            outcome.end = End::interrupted;
            return outcome;
        }
    }
    for (const ShardFiles& shard : shards.done) {
        ECO_CHECK(discard(output, {shard.journal.shard, shards.count}));
    }
    return outcome;
}

} // namespace eco::service::batch
