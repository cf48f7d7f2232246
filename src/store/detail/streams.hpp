// SPDX-License-Identifier: MulanPSL-2.0
// The log by streams instead of by time: what checking and rebuilding states walk over.
#pragma once

#include "base/json.hpp"
#include "store/detail/impl.hpp"

#include <functional>
#include <string>

namespace eco::store {

/// A stream folded to its end.
struct Stream {
    std::string kind; ///< as stored
    std::string id;
    std::uint64_t last = 0; ///< version of its last event
    bool gapless = true;    ///< versions are 1, 2, 3 …
    Json state;
};

/// Calls for every stream with a state, ordered by kind and id.
[[nodiscard]] Status each_stream(sql::Connection& connection,
                                 const std::function<Status(const Stream&)>& visit);

} // namespace eco::store
