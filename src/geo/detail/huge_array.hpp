// SPDX-License-Identifier: MulanPSL-2.0
// Memory for large arrays that are read at random: asks the system for 2-MiB pages, which save a
// walk through the page tables at most reads. Where there are none, plain memory.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace eco::geo::detail {

template <class T>
struct HugePages {
    using value_type = T;
    static constexpr std::size_t k_page = std::size_t{1} << 21;

    HugePages() = default;
    template <class U>
    explicit HugePages(const HugePages<U>& /*other*/) {}

    T* allocate(std::size_t count) {
        const std::size_t bytes = (count * sizeof(T) + k_page - 1) / k_page * k_page;
        void* memory = std::aligned_alloc(k_page, bytes);
        if (memory == nullptr) {
            throw std::bad_alloc();
        }
#if defined(__linux__)
        madvise(memory, bytes, MADV_HUGEPAGE); // a wish: what it answers changes nothing
#endif
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t /*count*/) {
        std::free(memory);
    }
    bool operator==(const HugePages&) const = default;
};

template <class T>
using HugeArray = std::vector<T, HugePages<T>>;

} // namespace eco::geo::detail
