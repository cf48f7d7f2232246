// SPDX-License-Identifier: MulanPSL-2.0
// The tables of the data folder without any release: what classifying and checking tables need.
#pragma once

#include "regulation/presumption.hpp"
#include "regulation/work_calendar.hpp"
#include "rules/book.hpp"
#include "session.hpp"

#include <string>
#include <vector>

namespace eco::app {

struct DataBook {
    rules::Book book; ///< facts and tables; no clauses
    std::vector<regulation::Presumption> presumptions;
    regulation::WorkCalendar calendar;
};

/// Prints what is wrong with the data; the first error comes back.
[[nodiscard]] Result<DataBook> read_data_book(const std::string& folder, Session& session);

} // namespace eco::app
