// SPDX-License-Identifier: MulanPSL-2.0
// Working days by the State's holiday notices (data/refdata/calendar/holidays.csv): holidays on
// weekdays, and weekend days worked instead. A year without a notice is not guessed.
#pragma once

#include "base/csv.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

#include <map>
#include <set>

namespace eco::regulation {

class WorkCalendar {
  public:
    /// Columns day, kind (holiday | workday), name, confidence. Errors: base_csv_missing_column,
    /// base_bad_date, regulation_calendar_kind.
    [[nodiscard]] static Result<WorkCalendar> from_csv(const CsvTable& table);

    /// Errors: regulation_calendar_year_unknown.
    [[nodiscard]] Result<bool> works(LocalDate day) const;
    /// The last day of a clock of `days` working days that begins the day after `start`.
    [[nodiscard]] Result<LocalDate> after(LocalDate start, int days) const;

  private:
    std::map<LocalDate, bool> m_days; ///< exceptions: true is worked
    std::set<int> m_years;
};

} // namespace eco::regulation
