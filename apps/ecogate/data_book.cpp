// SPDX-License-Identifier: MulanPSL-2.0
// Reading the tables of the data folder.
#include "data_book.hpp"

#include "book_files.hpp"

#include <algorithm>

namespace eco::app {

Result<DataBook> read_data_book(const std::string& folder, Session& session) {
    ECO_TRY(const rules::BookFiles files, collect_book(folder, {}));
    ECO_TRY(const CsvTable csv, read_csv(folder + "/refdata/presumptions/presumptions.csv"));
    ECO_TRY(const CsvTable days, read_csv(folder + "/refdata/calendar/holidays.csv"));
    Findings findings;
    auto book = rules::read_book(files, findings);
    DataBook data;
    ECO_TRY(data.calendar, regulation::WorkCalendar::from_csv(days));
    if (book) {
        data.book = *std::move(book);
        data.presumptions = regulation::read_presumptions(csv, data.book.facts, findings);
    }
    const auto first = std::find_if(findings.begin(), findings.end(),
                                    [](const Finding& f) { return f.severity == Severity::error; });
    if (first == findings.end()) {
        return data;
    }
    session.report(findings);
    return fail(as_error(*first));
}

} // namespace eco::app
