// SPDX-License-Identifier: MulanPSL-2.0
// Large arrays that are read at random, in large pages.
#pragma once

#include "base/huge_pages.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

namespace eco::geo::detail {

template <class T>
struct HugePages {
    using value_type = T;

    HugePages() = default;
    template <class U>
    explicit HugePages(const HugePages<U>& /*other*/) {}

    T* allocate(std::size_t count) {
        void* memory = allocate_huge(count * sizeof(T));
        if (memory == nullptr) {
            throw std::bad_alloc();
        }
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t /*count*/) { std::free(memory); }
    bool operator==(const HugePages&) const = default;
};

template <class T>
using HugeArray = std::vector<T, HugePages<T>>;

} // namespace eco::geo::detail
