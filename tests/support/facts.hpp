// SPDX-License-Identifier: MulanPSL-2.0
// A small registry of facts of every type.
#pragma once

#include "rules/clause.hpp"

namespace eco::rules::test {

inline FactRegistry registry() {
    return *FactRegistry::from_csv(
        *parse_csv("name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en\n"
                   "sector,code,declared,,,行业,sector,什么行业？,Which sector?\n"
                   "nature,text,declared,,new=新建|new;rebuild=改建|rebuilt;expand=扩建|expanded,"
                   "性质,nature,新建还是改扩建？,New or rebuilt?\n"
                   "capacity,number,declared,t/a,[0..],产能,capacity,年产多少？,How much a year?\n"
                   "has_outlet,boolean,declared,,,有排放口,has an outlet,是否直排？,Any outlet?\n"
                   "approved_on,date,declared,,,批复日期,approved on,何时批复？,When?\n"
                   "processes,texts,declared,,plating=电镀|plating;smelting=冶炼|smelting,工艺,"
                   "processes,哪些工艺？,Which processes?\n"
                   "in_redline,boolean,spatial,,,红线内,in red line,,\n"
                   "in_yangtze_basin,boolean,spatial,,,长江流域,Yangtze basin,,\n"
                   "distance_river,number,spatial,m,,距河流,distance to river,,\n",
                   "facts.csv"));
}

inline Condition condition(const FactRegistry& facts, const char* fact, const char* cell) {
    const FactId id = *facts.find(fact);
    return {id, *Cell::parse(cell, facts.at(id), {})};
}

inline FactState known(Value value) {
    return {std::move(value), UnknownBecause::not_stated, {}};
}
inline FactState metres(double low, double high) {
    return known(Interval{Decimal::from_double(low), Decimal::from_double(high)});
}

} // namespace eco::rules::test
