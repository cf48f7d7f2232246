// SPDX-License-Identifier: MulanPSL-2.0
// The record: an append-only, hash-chained log of events, the states that follow from it, blobs by
// digest, and rows that expire. SQLite for one machine, PostgreSQL for many; the same promises.
//
// A Record may be used by many threads. Every call is one transaction: when it returns a value,
// what it wrote is on the disk. Errors of every call: store_unavailable (no connection, or too
// busy; nothing was written), store_disk_full, store_damaged (the database's own complaint).
#pragma once

#include "store/event.hpp"
#include "store/query.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace eco::store {

/// Where a record lies: a folder (SQLite inside), or a PostgreSQL URL. Exactly one is set.
struct Location {
    std::string folder;
    std::string database;
};

/// The file inside the folder.
inline constexpr std::string_view k_file_name = "record.sqlite";

struct Options {
    std::size_t connections = 8;  ///< at most so many at once
    int patience_millis = 10'000; ///< wait for a lock, a free connection or a server that restarts
};

struct Head {
    std::uint64_t seq = 0; ///< of the last event; 0 = none
    std::string hash;

    bool operator==(const Head&) const = default;
};

struct Blob {
    std::string digest;     ///< SHA-256, lower-case hex
    std::string media_type; ///< e.g. "application/json"
    std::size_t size = 0;   ///< bytes
    Instant at;             ///< first put
};

/// What `check` went through and what it found; no findings = every promise holds.
struct CheckReport {
    Head head;
    std::size_t events = 0, states = 0, blobs = 0;
    Findings findings; ///< store_check_*: where.pointer = "event 17" or "state project/p1 title"
};

class Record {
  public:
    /// Opens, creating what is missing and migrating an older schema forward. Errors:
    /// store_bad_location, store_newer_schema, store_migration_changed.
    [[nodiscard]] static Result<Record> open(const Location& location, const Options& options);
    Record(Record&&) noexcept;
    Record& operator=(Record&&) noexcept;
    ~Record();

    /// All changes or none, in order. Errors: store_conflict (another version than expected; args
    /// expected, actual), store_key_taken (the member "key" is another stream's of that kind),
    /// store_bad_change.
    [[nodiscard]] Result<std::vector<Event>> append(std::span<const Change> changes,
                                                    const Context& context);
    [[nodiscard]] Result<Event> append(const Change& change, const Context& context);

    [[nodiscard]] Result<std::optional<State>> find(Kind kind, std::string_view id) const;
    /// By the member "key" (login name, public part of an API key, …): unique within its kind.
    [[nodiscard]] Result<std::optional<State>> find_key(Kind kind, std::string_view key) const;
    [[nodiscard]] Result<StatePage> list(const StateQuery& query) const;
    /// How many states a kind has, by status.
    [[nodiscard]] Result<std::vector<std::pair<std::string, std::size_t>>>
    count_by_status(Kind kind) const;
    /// Oldest first.
    [[nodiscard]] Result<std::vector<Event>> history(Kind kind, std::string_view id) const;
    /// The state as it was after that version; nothing where the stream has no such version.
    [[nodiscard]] Result<std::optional<State>> at_version(Kind kind, std::string_view id,
                                                          std::uint64_t version) const;
    [[nodiscard]] Result<EventPage> events(const EventQuery& query) const;
    [[nodiscard]] Result<std::optional<Event>> event(std::uint64_t seq) const;
    [[nodiscard]] Result<Head> head() const;

    /// Content-addressed; putting the same bytes again changes nothing. A state refers to a blob by
    /// a member named "blob" or ending in "_blob". Errors: store_blob_too_large (512 MiB).
    [[nodiscard]] Result<Blob> put_blob(std::string_view bytes, std::string_view media_type,
                                        Instant at);
    /// Held to its digest when read. Errors: store_blob_damaged.
    [[nodiscard]] Result<std::optional<std::string>> blob_bytes(std::string_view digest) const;
    [[nodiscard]] Result<std::optional<Blob>> find_blob(std::string_view digest) const;

    // Rows that expire: sessions, counters, one-time codes. No part of the log, of exports or
    // backups.
    /// Replaces what was there. `owner` serves to drop all of a user's rows.
    [[nodiscard]] Status put_ephemeral(std::string_view table, std::string_view key,
                                       std::string_view owner, const Json& value, Instant expires);
    /// Nothing once `now` has reached its expiry.
    [[nodiscard]] Result<std::optional<Json>>
    find_ephemeral(std::string_view table, std::string_view key, Instant now) const;
    /// Reads and removes in one step: of two takers of a one-time code, one gets it.
    [[nodiscard]] Result<std::optional<Json>> take_ephemeral(std::string_view table,
                                                             std::string_view key, Instant now);
    [[nodiscard]] Status drop_ephemeral(std::string_view table, std::string_view key);
    [[nodiscard]] Status drop_ephemerals_of(std::string_view table, std::string_view owner);
    /// Adds one to a counter that starts at 0 and lives until `expires` (set when it starts); the
    /// new count.
    [[nodiscard]] Result<std::size_t> count_up(std::string_view table, std::string_view key,
                                               Instant now, Instant expires);
    [[nodiscard]] Result<std::size_t> count_of(std::string_view table, std::string_view key,
                                               Instant now) const;
    /// Removes what has expired; how many rows.
    [[nodiscard]] Result<std::size_t> purge(Instant now);

    /// Goes through everything: chain, streams, states against the log, blobs against their
    /// digests.
    [[nodiscard]] Result<CheckReport> check() const;
    /// Throws all states away and makes them anew from the log; how many states.
    [[nodiscard]] Result<std::size_t> rebuild();
    /// Calls for every event with seq > after, in order, until `visit` fails.
    [[nodiscard]] Status each_event(std::uint64_t after,
                                    const std::function<Status(const Event&)>& visit) const;
    [[nodiscard]] Status each_blob(const std::function<Status(const Blob&)>& visit) const;
    /// Takes over events as they are; they must continue this record's chain. Errors:
    /// store_bad_chain.
    [[nodiscard]] Status adopt(std::span<const Event> events);

    struct Impl;

  private:
    explicit Record(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace eco::store
