// SPDX-License-Identifier: MulanPSL-2.0
// Memory for what is read at random: asks the system for 2-MiB pages, which save a walk through the
// page tables at most reads. Where there are none, plain memory.
#pragma once

#include <cstddef>
#include <cstdlib>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace eco {

/// For std::free. Null where there is not enough.
[[nodiscard]] inline void* allocate_huge(std::size_t bytes) {
    constexpr std::size_t k_page = std::size_t{1} << 21U;
    const std::size_t whole = (bytes + k_page - 1) / k_page * k_page;
    void* memory = std::aligned_alloc(k_page, whole);
#if defined(__linux__)
    if (memory != nullptr) {
        ::madvise(memory, whole, MADV_HUGEPAGE); // a wish: what it answers changes nothing
    }
#endif
    return memory;
}

} // namespace eco
