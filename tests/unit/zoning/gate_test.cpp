// SPDX-License-Identifier: MulanPSL-2.0
// Each fault of a map is found, named and placed.
#include "zoning/gate.hpp"

#include "support/small_release.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <set>

namespace eco::zoning {
namespace {

struct alignas(64) Line {
    std::array<std::byte, 64> bytes;
};

Findings gate(ReleaseContent content, const std::optional<ClassShares>& shares) {
    const std::string image = *compile_release(std::move(content));
    std::vector<Line> lines((image.size() + 63) / 64);
    std::memcpy(lines.data(), image.data(), image.size());
    const auto release =
        Release::open({reinterpret_cast<const std::byte*>(lines.data()), image.size()});
    return check_map(*release, test::schemas(), shares);
}

std::set<ErrorCode> errors(const Findings& findings) {
    std::set<ErrorCode> codes;
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::error) {
            codes.insert(finding.code);
        }
    }
    return codes;
}

using Codes = std::set<ErrorCode>;

TEST(Gate, passes_a_sound_map_and_warns_of_an_optional_layer) {
    const Findings findings = gate(test::small_content(), std::nullopt);
    EXPECT_TRUE(errors(findings).empty());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, ErrorCode::zoning_layer_missing);
}

TEST(Gate, finds_a_gap_and_an_overlap) {
    ReleaseContent content = test::small_content();
    // The moved border leaves no shared vertex on the county border, hence a sliver of gap or
    // excess too.
    content.layers[1].features[1].geometry = test::square(106.101, 26, 106.2, 26.1);
    EXPECT_TRUE(errors(gate(content, std::nullopt)).contains(ErrorCode::zoning_gap));
    content.layers[1].features[1].geometry = test::square(106.099, 26, 106.2, 26.1);
    EXPECT_TRUE(errors(gate(content, std::nullopt)).contains(ErrorCode::zoning_overlap));
}

TEST(Gate, checks_codes) {
    ReleaseContent content = test::small_content();
    content.layers[1].features[0].attributes["class"] = "2";
    content.layers[1].features[1].attributes["code"] = "ZH9999012000";
    content.layers[1].features[2].attributes["code"] = "ZH99990110001";
    const auto found = errors(gate(content, std::nullopt));
    EXPECT_TRUE(found.contains(ErrorCode::zoning_class_mismatch));
    EXPECT_TRUE(found.contains(ErrorCode::base_bad_unit_code));
    EXPECT_TRUE(found.contains(ErrorCode::zoning_duplicate_code));
}

TEST(Gate, finds_a_unit_outside_its_county) {
    ReleaseContent content = test::small_content();
    content.layers[1].features[2].attributes["county"] = "529901";
    EXPECT_EQ(errors(gate(content, std::nullopt)), Codes{ErrorCode::zoning_unit_outside_county});
}

TEST(Gate, finds_red_line_outside_priority_units) {
    ReleaseContent content = test::small_content();
    content.layers[2].features[0].geometry = test::square(106.02, 26.02, 106.12, 26.08);
    EXPECT_EQ(errors(gate(content, std::nullopt)),
              Codes{ErrorCode::zoning_redline_outside_priority});
}

TEST(Gate, compares_areas_with_the_published_shares) {
    const auto percent = [](const char* text) { return *Decimal::parse(text); };
    const ClassShares right{percent("33.33"), percent("33.33"), percent("33.33"), percent("0.05")};
    const ClassShares wrong{percent("43.29"), percent("15.26"), percent("41.45"), percent("0.05")};
    EXPECT_TRUE(errors(gate(test::small_content(), right)).empty());
    EXPECT_EQ(errors(gate(test::small_content(), wrong)), Codes{ErrorCode::zoning_share_differs});
}

} // namespace
} // namespace eco::zoning
