// SPDX-License-Identifier: MulanPSL-2.0
// The golden assessments (tests/golden) show whole cards; here is what every card must do.
#include "report/card.hpp"

#include "base/text.hpp"
#include "support/small_assessment.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace eco::report {
namespace {

const test::SmallAssessment& small() {
    static const test::SmallAssessment k_small;
    return k_small;
}

bool says(const std::string& card, const char* text) {
    return card.find(text) != std::string::npos;
}

TEST(Card, names_verdict_clause_measure_and_what_is_missing) {
    const std::string zh = card(small().json(), Lang::zh, {CardDetail::brief, 80});
    EXPECT_TRUE(says(zh, "【待核实】")) << zh;
    EXPECT_TRUE(says(zh, "RIVER 一公里内禁止化工")) << zh;
    EXPECT_TRUE(says(zh, "某法 第26条")) << zh;
    EXPECT_TRUE(says(zh, "是环保改造吗？")) << zh;
    EXPECT_TRUE(says(zh, "M-1 避让: 另选场址")) << zh;
    EXPECT_FALSE(says(zh, "未命中的条款及原因"));
    const std::string en = card(small().json(), Lang::en, {CardDetail::brief, 80});
    EXPECT_TRUE(says(en, "undetermined")) << en;
    EXPECT_TRUE(says(en, "no chemical plant within 1 km")) << en;
}

TEST(Card, the_full_card_tells_why_not_and_what_was_loaded) {
    const std::string full = card(small().json(), Lang::zh, {CardDetail::full, 80});
    EXPECT_TRUE(says(full, "未命中的条款及原因"));
    EXPECT_TRUE(says(full, "BIG 大项目（未命中）产量 为 500 t/a，条件是 不小于 1000 t/a")) << full;
    EXPECT_TRUE(says(full, "溶洞 (caves): 缺失")) << full;
    EXPECT_TRUE(says(full, "OLD"));
}

TEST(Card, keeps_to_the_width_of_the_terminal) {
    for (const Lang lang : {Lang::zh, Lang::en}) {
        std::istringstream lines(card(small().json(), lang, {CardDetail::full, 80}));
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LE(display_width(line), 80U) << line;
        }
    }
}

} // namespace
} // namespace eco::report
