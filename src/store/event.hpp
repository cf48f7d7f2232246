// SPDX-License-Identifier: MulanPSL-2.0
// What the log is made of: a change asked for, and the event that came of it. Each event carries
// the hash of the one before it (SM3, GB/T 32905-2016), so that no past can be altered unseen.
#pragma once

#include "base/instant.hpp"
#include "base/json.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace eco::store {

/// The first citizens. `audit` streams hold what happened without changing anything (log-ins,
/// refused requests): they have events and no state.
enum class Kind {
    organisation,
    user,
    project,
    assessment,
    release,
    comment,
    contest,
    attachment,
    api_key,
    audit
};

[[nodiscard]] std::string_view kind_name(Kind kind);
[[nodiscard]] std::optional<Kind> kind_of(std::string_view name);
[[nodiscard]] std::span<const Kind> all_kinds();

/// Who, when, why and from where: every write carries all five, none may be empty.
struct Context {
    std::string actor;   ///< user id, "key:<id>", "system" or "cli:<name>"
    std::string why;     ///< use case or the words of the user
    std::string client;  ///< address, or "local"
    std::string request; ///< id of the request, as in the access log
    Instant at;          ///< the caller's clock; the store has none
};

/// One step of a stream. `data` is an object laid over the state: each member replaces the state's
/// member of that name, null takes it away.
struct Change {
    Kind kind{};
    std::string id; ///< 1 to 128 of A-Z a-z 0-9 . _ : -
    /// Version of the stream the writer has seen: 0 = there must be none yet; nothing = whatever it
    /// is (only for what nobody can lose by it, such as audit streams).
    std::optional<std::uint64_t> expected;
    std::string type; ///< past tense: "created", "edited", "answered"; same characters as id
    Json data;
};

struct Event {
    std::uint64_t seq = 0; ///< 1, 2, 3 … over the whole record, without gaps
    Kind kind{};
    std::string id;
    std::uint64_t version = 0; ///< 1, 2, 3 … within the stream
    std::string type;
    Context context;
    std::string data;     ///< canonical JSON (RFC 8785)
    std::string previous; ///< hash of event seq-1; 64 zeros before the first
    std::string hash;     ///< SM3, lower-case hex

    [[nodiscard]] bool operator==(const Event& other) const;
};

inline constexpr std::string_view k_first_previous =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// The canonical JSON of the event without its hash: the bytes whose SM3 is the hash.
[[nodiscard]] std::string hash_input(const Event& event);
/// The event as canonical JSON, hash included: one line of an export.
[[nodiscard]] std::string to_line(const Event& event);
/// Reads such a line and holds it to its hash. Errors: store_bad_line, base_bad_json.
[[nodiscard]] Result<Event> from_line(std::string_view line);

} // namespace eco::store
