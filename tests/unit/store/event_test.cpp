// SPDX-License-Identifier: MulanPSL-2.0
// The byte form of events is canonical JSON: whoever reads an export can check it with other tools.
#include "store/event.hpp"

#include "base/digest.hpp"

#include <gtest/gtest.h>

namespace eco::store {
namespace {

Event sample() {
    Event event{
        1,
        Kind::project,
        "p1",
        1,
        "created",
        {"u1", "试验 \"引号\"\\", "127.0.0.1", "r1", Instant::from_millis(1'790'000'000'001)},
        canonical_json(*parse_json(R"({"b":[1.5,null],"a":"z"})", "")),
        std::string(k_first_previous),
        ""};
    event.hash = sm3_hex(hash_input(event));
    return event;
}

TEST(Event, is_hashed_over_its_canonical_json_without_the_hash) {
    Json line = *parse_json(to_line(sample()), "");
    EXPECT_EQ(canonical_json(line), to_line(sample()));
    line.as_object().erase("hash");
    EXPECT_EQ(canonical_json(line), hash_input(sample()));
    EXPECT_EQ(line.string_or("at", ""), "2026-09-21T14:13:20.001Z");
}

TEST(Event, is_read_from_its_line) {
    const auto read = from_line(to_line(sample()));
    ASSERT_TRUE(read);
    EXPECT_TRUE(*read == sample());
}

TEST(Event, refuses_lines_that_were_altered_or_are_not_canonical) {
    const std::string line = to_line(sample());
    for (std::size_t at = 0; at < line.size(); ++at) {
        std::string altered = line;
        altered[at] = altered[at] == '1' ? '2' : '1';
        EXPECT_FALSE(from_line(altered)) << altered;
    }
    EXPECT_FALSE(from_line(" " + line));
    EXPECT_FALSE(from_line("{}"));
    EXPECT_FALSE(from_line(""));
}

TEST(Kind, goes_by_names) {
    for (const Kind kind : all_kinds()) {
        EXPECT_EQ(kind_of(kind_name(kind)), kind);
    }
    EXPECT_FALSE(kind_of("projects"));
}

} // namespace
} // namespace eco::store
