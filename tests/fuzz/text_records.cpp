// SPDX-License-Identifier: MulanPSL-2.0
// Cutting files into records: reading on behind any record gives what reading through gives, for
// that is how a screening that was killed goes on.
#include "fuzz.hpp"

#include "formats/rows/text_records.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <vector>

using namespace eco;
using formats::RecordKind;
using formats::TextRecords;

namespace {

constexpr std::size_t k_max_record = 2048;

struct Record {
    std::string text;
    std::size_t line = 0;
    formats::TextPosition behind;
};

/// Records from a position to the end, or to the error that ends them.
std::vector<Record> read_from(TextRecords& records, formats::TextPosition from) {
    std::vector<Record> all;
    fuzz::claim(records.seek(from).has_value());
    for (;;) {
        Record one;
        TextRecords::Record about;
        const auto more = records.next(one.text, about);
        if (!more || !*more) {
            return all;
        }
        one.line = about.line;
        one.behind = records.position();
        fuzz::claim(!one.text.empty() && one.text.size() <= k_max_record);
        fuzz::claim(all.empty() || one.line > all.back().line);
        all.push_back(std::move(one));
    }
}

void check(const std::string& path, RecordKind kind) {
    auto records = TextRecords::open(path, kind, k_max_record);
    if (!records) {
        return;
    }
    const std::vector<Record> through = read_from(*records, records->position());
    for (std::size_t i = 0; i < through.size() && i < 4; ++i) {
        const std::vector<Record> rest = read_from(*records, through[i].behind);
        fuzz::claim(rest.size() == through.size() - i - 1);
        for (std::size_t k = 0; k < rest.size(); ++k) {
            fuzz::claim(rest[k].text == through[i + 1 + k].text);
            fuzz::claim(rest[k].line == through[i + 1 + k].line);
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const int file = ::memfd_create("fuzz", 0); // a file without a disk
    fuzz::claim(file >= 0 && ::write(file, data, size) == static_cast<ssize_t>(size));
    const std::string path = "/proc/self/fd/" + std::to_string(file);
    check(path, RecordKind::line);
    check(path, RecordKind::csv);
    ::close(file);
    return 0;
}
