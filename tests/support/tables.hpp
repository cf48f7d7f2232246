// SPDX-License-Identifier: MulanPSL-2.0
// Decision tables from a few lines of text, over facts of their own.
#pragma once

#include "base/messages.hpp"
#include "rules/table.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace eco::rules::test {

/// Stated: sector, nature (new|rebuild|expand), flag, size (t/a), processes. Derived: grade
/// (high|middle|low), second (yes|no), groups (texts a|b|c).
inline FactRegistry table_facts() {
    return *FactRegistry::from_csv(*parse_csv(
        "name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en\n"
        "sector,code,declared,,,行业,sector,q,q\n"
        "nature,text,declared,,new=新建|new;rebuild=改建|rebuilt;expand=扩建|expanded,性质,n,q,q\n"
        "flag,boolean,declared,,,标志,flag,q,q\n"
        "size,number,declared,t/a,[0..],规模,size,q,q\n"
        "processes,texts,declared,,plating=电镀|p;smelting=冶炼|s,工艺,processes,q,q\n"
        "grade,text,derived,,high=高|h;middle=中|m;low=低|l,级,grade,,\n"
        "second,text,derived,,yes=是|y;no=否|n,二,second,,\n"
        "groups,texts,derived,,a=甲|a;b=乙|b;c=丙|c,组,groups,,\n",
        "facts.csv"));
}

inline Document meta(const std::string& name, char policy) {
    return *parse_toml(
        fmt::format("name = \"{}\"\nedition = \"1\"\ntitle_zh = \"表\"\ntitle_en = \"table\"\n"
                    "hit_policy = \"{}\"\nsource = \"test\"\nfrom = \"2020-01-01\"\n"
                    "confidence = \"verified\"\n",
                    name, policy),
        name + "/meta.toml");
}

inline DecisionTable table(const std::string& name, char policy, const std::string& csv,
                           const FactRegistry& facts) {
    Findings findings;
    auto read =
        read_table(meta(name, policy), *parse_csv(csv, name + "/table.csv"), facts, findings);
    for (const Finding& finding : findings) {
        ADD_FAILURE() << code_name(finding.code);
    }
    return *std::move(read);
}

inline LocalDate day(const char* text) {
    return *LocalDate::parse(text);
}

} // namespace eco::rules::test
