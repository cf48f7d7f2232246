// SPDX-License-Identifier: MulanPSL-2.0
// From events to states: members laid over one another, and the columns lists are made by. Pure.
#pragma once

#include "base/json.hpp"
#include "store/event.hpp"
#include "store/query.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace eco::store {

/// Whether a kind has states at all.
[[nodiscard]] bool is_projected(Kind kind);

/// Refuses what no log should hold. Errors: store_bad_change (args what).
[[nodiscard]] Status check_change(const Change& change);
[[nodiscard]] Status check_context(const Context& context);

/// The state after the event; `before` is null for the first of a stream.
[[nodiscard]] Json fold(Json before, const Event& event);

/// A row of the table `state`, all of it computed from the state.
struct StateRow {
    Kind kind{};
    std::string id;
    std::uint64_t version = 0;
    std::string key, owner, organisation, region, status, parent, title; ///< empty = NULL
    std::int64_t created_at = 0, updated_at = 0;
    std::string head;            ///< canonical JSON without body and footprint
    std::string body, footprint; ///< canonical JSON; empty = NULL
    std::optional<Box> box;
    std::string words; ///< tokens, joined by blanks
};

[[nodiscard]] StateRow row_of(Kind kind, const Json& state);
/// The whole state again. Errors: base_bad_json (the row was damaged).
[[nodiscard]] Result<Json> state_of(const std::string& head, const std::string& body,
                                    const std::string& footprint);

} // namespace eco::store
