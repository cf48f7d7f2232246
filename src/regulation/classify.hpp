// SPDX-License-Identifier: MulanPSL-2.0
// The first answers about a project, from its stated facts and the tables of the day: which sector,
// which EIA document, which permit, who decides and when, what must be offset, how deep each
// assessment goes. Every answer names the row that decided, or the facts that are missing.
#pragma once

#include "base/json.hpp"
#include "regulation/presumption.hpp"
#include "regulation/work_calendar.hpp"
#include "rules/book.hpp"

#include <map>
#include <string>
#include <vector>

namespace eco::regulation {

struct ClassifyContext {
    const rules::Book& book;
    const std::vector<Presumption>& presumptions;
    const WorkCalendar& calendar;
    LocalDate as_of;
};

/// The facts of a project by the book's numbers. What the book does not declare (a project read
/// with a release of another year may state it) no table of the book can ask for.
[[nodiscard]] rules::FactVector stated_facts(const rules::Book& book,
                                             const std::map<std::string, rules::Value>& facts);

/// Keys sector, catalogue, eia_class, permit_class, authority, clock_days, two_high, offset,
/// grades, risk; each an object with value, table, row, source, confidence, missing, assumed.
/// Compound answers (offset, grades, risk, clock_days) carry `parts`, one such object a derived
/// fact. An answer that stands only by presumptions has confidence "assumed" and names them in
/// `assumed`. clock_days and its parts have `ends`: the last day of the clock, in working days,
/// were the application accepted on the day of judging (null where the calendar has no such year).
/// No value: "unknown" for words, null for numbers and sets.
[[nodiscard]] Json classify(const ClassifyContext& context, const rules::FactVector& stated);

} // namespace eco::regulation
