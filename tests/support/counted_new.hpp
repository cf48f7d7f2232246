// SPDX-License-Identifier: MulanPSL-2.0
// How often a test program has asked for memory.
#pragma once

#include <cstddef>

namespace eco::test {

[[nodiscard]] std::size_t allocations();

} // namespace eco::test
