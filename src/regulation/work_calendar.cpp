// SPDX-License-Identifier: MulanPSL-2.0
// Counting working days.
#include "regulation/work_calendar.hpp"

namespace eco::regulation {
namespace {

/// 1970-01-01 was a Thursday.
bool is_weekend(LocalDate day) {
    const int weekday = ((day.days() + 3) % 7 + 7) % 7; // Monday is 0
    return weekday >= 5;
}

} // namespace

Result<WorkCalendar> WorkCalendar::from_csv(const CsvTable& table) {
    ECO_CHECK(require_columns(table, {"day", "kind"}));
    const std::size_t day_column = *table.column("day");
    const std::size_t kind_column = *table.column("kind");
    WorkCalendar calendar;
    for (const CsvRow& row : table.rows) {
        ECO_TRY(const LocalDate day, LocalDate::parse(row.cells[day_column]));
        const std::string& kind = row.cells[kind_column];
        if (kind != "holiday" && kind != "workday") {
            return fail({ErrorCode::regulation_calendar_kind,
                         {{"kind", kind}},
                         table.where(row, kind_column)});
        }
        calendar.m_days[day] = kind == "workday";
        calendar.m_years.insert(day.year());
    }
    return calendar;
}

Result<bool> WorkCalendar::works(LocalDate day) const {
    if (!m_years.contains(day.year())) {
        return fail({ErrorCode::regulation_calendar_year_unknown,
                     {{"year", std::to_string(day.year())}},
                     {}});
    }
    const auto exception = m_days.find(day);
    return exception == m_days.end() ? !is_weekend(day) : exception->second;
}

Result<LocalDate> WorkCalendar::after(LocalDate start, int days) const {
    LocalDate day = start;
    for (int left = days; left > 0;) {
        day = LocalDate::from_days(day.days() + 1);
        ECO_TRY(const bool worked, works(day));
        left -= worked ? 1 : 0;
    }
    return day;
}

} // namespace eco::regulation
