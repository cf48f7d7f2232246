// SPDX-License-Identifier: MulanPSL-2.0
// The catalogue speaks both languages.
#include "base/messages.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(Messages, renders_code_place_and_remedy_in_both_languages) {
    const std::string text = render(
        {ErrorCode::base_bad_date, {{"text", "2026-02-30"}}, {"p.toml", "/as_of", {}, 3, 9}});
    EXPECT_EQ(text, "E-BASE-001 “2026-02-30”不是日期。\n"
                    "  位置: p.toml:3:9 /as_of\n"
                    "  处理办法: 按 2026-08-15 的写法填写年-月-日。\n"
                    "E-BASE-001 “2026-02-30” is not a date.\n"
                    "  place: p.toml:3:9 /as_of\n"
                    "  remedy: Write year-month-day, as 2026-08-15.\n");
}

TEST(Messages, leaves_unknown_names_and_doubled_braces) {
    EXPECT_EQ(fill("{a} {b} {{c}", {{"a", "1"}}), "1 {b} {c}");
}

TEST(Messages, renders_a_finding_on_one_line) {
    const Finding finding{
        Severity::warning, ErrorCode::base_unknown_unit, {{"unit", "斗"}}, {"f.csv", {}, {}, 2, 3}};
    EXPECT_EQ(render_line(finding, Lang::zh), "[警告] E-BASE-005 f.csv:2:3: 不认识的单位“斗”。");
    EXPECT_FALSE(has_errors({finding}));
}

} // namespace
} // namespace eco
