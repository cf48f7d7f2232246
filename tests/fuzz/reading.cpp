// SPDX-License-Identifier: MulanPSL-2.0
// A description in words: every span that is proposed lies in the text.
#include "fuzz.hpp"

#include "support/reading_data.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const auto read = project::reading::read(text, test::knowledge());
    if (!read) {
        return 0;
    }
    for (const project::reading::Proposal& one : read->proposals) {
        fuzz::claim(one.span.byte_start <= one.span.byte_end && one.span.byte_end <= text.size());
        fuzz::claim(one.confidence >= 0 && one.confidence <= 100);
    }
    static_cast<void>(project::reading::to_json(*read, test::data_book().facts));
    static_cast<void>(project::reading::accepted(*read, test::data_book().facts));
    return 0;
}
