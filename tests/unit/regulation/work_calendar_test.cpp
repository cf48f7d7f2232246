// SPDX-License-Identifier: MulanPSL-2.0
#include "regulation/work_calendar.hpp"

#include "support/book_data.hpp"

namespace eco::regulation {
namespace {

const WorkCalendar& calendar() {
    static const WorkCalendar k_calendar =
        WorkCalendar::from_csv(
            *parse_csv(test::data_file("refdata/calendar/holidays.csv"), "holidays.csv"))
            .value();
    return k_calendar;
}

LocalDate day(const char* text) {
    return *LocalDate::parse(text);
}

TEST(WorkCalendar, knows_weekends_holidays_and_weekend_days_that_are_worked) {
    EXPECT_TRUE(calendar().works(day("2026-11-24")).value());
    EXPECT_FALSE(calendar().works(day("2026-11-28")).value());
    EXPECT_FALSE(calendar().works(day("2026-10-01")).value());
    EXPECT_TRUE(calendar().works(day("2026-10-10")).value()); // a Saturday
}

TEST(WorkCalendar, counts_from_the_day_after_the_start) {
    EXPECT_EQ(calendar().after(day("2026-11-24"), 5)->to_string(), "2026-12-01");
    EXPECT_EQ(calendar().after(day("2026-09-30"), 1)->to_string(), "2026-10-08");
    EXPECT_EQ(calendar().after(day("2026-09-30"), 3)->to_string(), "2026-10-10");
    EXPECT_EQ(calendar().after(day("2026-09-30"), 0)->to_string(), "2026-09-30");
}

TEST(WorkCalendar, says_so_when_a_clock_runs_into_a_year_without_a_notice) {
    const auto end = calendar().after(day("2026-12-31"), 1);
    ASSERT_FALSE(end.has_value());
    EXPECT_EQ(end.error().code, ErrorCode::regulation_calendar_year_unknown);
    EXPECT_EQ(end.error().args.at("year"), "2027");
}

TEST(WorkCalendar, refuses_a_kind_of_day_it_does_not_know) {
    const auto read = WorkCalendar::from_csv(*parse_csv("day,kind\n2026-01-01,off\n", "h.csv"));
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::regulation_calendar_kind);
}

} // namespace
} // namespace eco::regulation
