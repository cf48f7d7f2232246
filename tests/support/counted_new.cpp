// SPDX-License-Identifier: MulanPSL-2.0
// Replaces operator new by one that counts; a file of its own, so that nothing is inlined.
#include "support/counted_new.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {
std::atomic<std::size_t> g_allocations{0};
}

void* operator new(std::size_t size) {
    ++g_allocations;
    void* const memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}

namespace eco::test {

std::size_t allocations() {
    return g_allocations;
}

} // namespace eco::test
