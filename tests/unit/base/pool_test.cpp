// SPDX-License-Identifier: MulanPSL-2.0
#include "base/pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace eco {
namespace {

TEST(Pool, lends_again_what_came_back_as_it_was_left) {
    Pool<int> pool;
    const int* first = nullptr;
    {
        const auto loan = pool.lend();
        *loan = 7;
        first = &*loan;
    }
    const auto again = pool.lend();
    EXPECT_EQ(&*again, first);
    EXPECT_EQ(*again, 7);
}

TEST(Pool, never_lends_one_thing_to_two) {
    struct Busy {
        std::atomic<int> users{0};
    };
    Pool<Busy> pool;
    std::atomic<int> together{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 2000; ++i) {
                const auto loan = pool.lend();
                together += loan->users++ == 0 ? 0 : 1;
                --loan->users;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(together, 0);
}

} // namespace
} // namespace eco
