// SPDX-License-Identifier: MulanPSL-2.0
// Pieces come out in the order they went in, whoever did them and however long it took.
#include "siting/ordered.hpp"

#include "support/dice.hpp"
#include "support/threads.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace eco::siting {
namespace {

constexpr std::size_t k_pieces = 500;

/// Numbers through slots: what is handed on, and an error or a cancel at a place of choice.
struct Numbers {
    std::vector<std::size_t> slots = std::vector<std::size_t>(7);
    std::size_t next = 0;
    std::vector<std::size_t> out;
    std::size_t fail_at = k_pieces, cancel_at = k_pieces, source_fails_at = k_pieces + 1;
    CancelFlag cancel;

    Status run(Executor& executor) {
        const OrderedWork work{
            slots.size(),
            [this](std::size_t slot) -> Result<bool> {
                if (next == source_fails_at) {
                    return fail({ErrorCode::base_file_unreadable, {}, {}});
                }
                slots[slot] = next++;
                return slots[slot] < k_pieces;
            },
            [this](std::size_t slot, std::size_t lane) -> Status {
                test::Dice dice(slots[slot] * 31 + lane);
                for (std::int32_t turns = dice.between(0, 3); turns > 0; --turns) {
                    std::this_thread::yield();
                }
                if (slots[slot] == cancel_at) {
                    cancel.set();
                }
                return slots[slot] >= fail_at ? fail({ErrorCode::base_bad_json,
                                                      {{"reason", std::to_string(slots[slot])}},
                                                      {}})
                                              : Status();
            },
            [this](std::size_t slot) -> Status {
                out.push_back(slots[slot]);
                return {};
            }};
        return run_ordered(executor, work, cancel);
    }

    /// 0, 1, 2 … without a gap.
    [[nodiscard]] bool in_order() const {
        std::vector<std::size_t> expected(out.size());
        std::iota(expected.begin(), expected.end(), std::size_t{0});
        return out == expected;
    }
};

TEST(Ordered, hands_on_in_order_whatever_the_number_of_lanes) {
    for (const std::size_t lanes : {1U, 2U, 3U, 8U}) {
        test::Threads threads(lanes);
        Numbers numbers;
        ASSERT_TRUE(numbers.run(threads));
        EXPECT_EQ(numbers.out.size(), k_pieces) << lanes;
        EXPECT_TRUE(numbers.in_order()) << lanes;
    }
}

TEST(Ordered, reports_the_earliest_failure_and_nothing_behind_it) {
    for (const std::size_t lanes : {1U, 4U}) {
        test::Threads threads(lanes);
        Numbers numbers;
        numbers.fail_at = 123;
        const Status done = numbers.run(threads);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().args.at("reason"), "123");
        EXPECT_EQ(numbers.out.size(), 123U);
        EXPECT_TRUE(numbers.in_order());
    }
}

TEST(Ordered, hands_on_what_came_before_a_source_that_fails) {
    for (const std::size_t lanes : {1U, 4U}) {
        test::Threads threads(lanes);
        Numbers numbers;
        numbers.source_fails_at = 77;
        const Status done = numbers.run(threads);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::base_file_unreadable);
        EXPECT_EQ(numbers.out.size(), 77U);
        EXPECT_TRUE(numbers.in_order());
    }
}

TEST(Ordered, finishes_what_was_taken_when_cancelled) {
    for (const std::size_t lanes : {1U, 4U}) {
        test::Threads threads(lanes);
        Numbers numbers;
        numbers.cancel_at = 50;
        ASSERT_TRUE(numbers.run(threads));
        EXPECT_EQ(numbers.out.size(), numbers.next) << "a piece was taken and lost";
        EXPECT_GE(numbers.out.size(), 51U);
        EXPECT_LT(numbers.out.size(), k_pieces);
        EXPECT_TRUE(numbers.in_order());
    }
}

} // namespace
} // namespace eco::siting
