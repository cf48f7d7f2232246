// SPDX-License-Identifier: MulanPSL-2.0
// What can be asked of the record: pages of states by kind, pages of events for audit.
#pragma once

#include "store/event.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eco::store {

/// In degrees, CGCS2000; west <= east.
struct Box {
    double west = 0, south = 0, east = 0, north = 0;
};

enum class Order { updated_newest, created_newest, title };

/// All filters given must hold. Empty vectors and texts do not filter.
struct StateQuery {
    Kind kind{};
    std::string text; ///< Chinese words and Latin prefixes, all must occur
    std::vector<std::string> owners, organisations, statuses, parents;
    std::vector<std::string> regions; ///< prefixes of codes: "52", "5201", "520103"
    std::optional<Box> box;           ///< the footprint's box meets it
    Order order = Order::updated_newest;
    std::size_t limit = 50, offset = 0;
};

/// The current state of a stream.
struct State {
    std::string id;
    std::uint64_t version = 0;
    /// Members of all events laid over one another, and the store's own: id, version, created_at,
    /// created_by, updated_at, updated_by. Lists leave out the members "body" and "footprint".
    Json data;
};

struct StatePage {
    std::vector<State> items;
    std::size_t total = 0;
};

struct EventQuery {
    std::string actor, id, type;
    std::optional<Kind> kind;
    std::optional<Instant> from, to; ///< half-open
    std::size_t limit = 50, offset = 0;
};

/// Newest first.
struct EventPage {
    std::vector<Event> items;
    std::size_t total = 0;
};

} // namespace eco::store
