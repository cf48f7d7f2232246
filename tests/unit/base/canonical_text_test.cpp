// SPDX-License-Identifier: MulanPSL-2.0
#include "base/canonical_text.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace eco {
namespace {

TEST(CanonicalText, writes_what_printing_a_tree_of_values_writes) {
    std::string out;
    CanonicalText json(out);
    const std::vector<std::string> names{"甲", "a\"b", "ends in ["};
    json.object([&] {
        json.flag("empty", names.empty());
        json.list("inner", names, [&](const std::string& name) {
            json.object([&] {
                json.number("length", static_cast<double>(name.size()));
                json.text("name", name);
            });
        });
        json.texts("names", names);
        json.object("nothing", [] {});
        json.null("nowhere");
        json.ready("ready", "[1,2]");
    });
    const auto tree = parse_json(out, "written");
    ASSERT_TRUE(tree) << out;
    EXPECT_EQ(out, canonical_json(*tree));
    EXPECT_EQ(tree->find("names")->as_array().at(2).as_string(), "ends in [");
    EXPECT_EQ(tree->find("inner")->as_array().at(1).string_or("name", ""), "a\"b");
}

TEST(CanonicalText, goes_on_behind_what_is_written_already) {
    std::string out = R"({"a":1)";
    CanonicalText(out).text("b", "two");
    EXPECT_EQ(out, R"({"a":1,"b":"two")");
}

} // namespace
} // namespace eco
