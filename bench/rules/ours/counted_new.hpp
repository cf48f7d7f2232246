// SPDX-License-Identifier: MulanPSL-2.0
// How often this program has asked for memory.
#pragma once

#include <cstddef>

namespace eco::bench {

[[nodiscard]] std::size_t allocations();

} // namespace eco::bench
