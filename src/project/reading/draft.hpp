// SPDX-License-Identifier: MulanPSL-2.0
// What the parts of the reader share: the text, its title, and the proposals so far.
#pragma once

#include "project/reading/amounts.hpp"
#include "project/reading/reading.hpp"

namespace eco::project::reading {

struct Draft {
    const Knowledge& knowledge;
    const SourceText& source;
    std::u32string_view text;
    std::size_t title_end = 0;
    std::size_t company_end = 0; ///< of the owner's name that opens the title
    Reading reading;

    void propose(std::string_view fact, rules::Value value, std::size_t from, std::size_t to,
                 int confidence, std::string_view how);
    /// Is a word of this kind among the `reach` characters before `from`, in the same clause?
    [[nodiscard]] bool marked_before(std::string_view kind, std::size_t from,
                                     std::size_t reach) const;
    [[nodiscard]] std::size_t clause_start(std::size_t from) const;
    [[nodiscard]] bool negated(std::size_t from, std::size_t to) const;
    /// Where a statement's value begins, past the colon; nothing when the kind's word is not there.
    [[nodiscard]] std::optional<std::size_t> after_statement(std::string_view kind) const;
};

void read_codes(Draft& draft);   ///< project code, stated sector codes of either edition
void read_sectors(Draft& draft); ///< subjects and ranking, what the subjects set, catalogue rows
void read_terms(Draft& draft);   ///< nature, processes, works, minerals …
void read_scale(Draft& draft);   ///< amounts
void read_place(Draft& draft);   ///< county, town, park

} // namespace eco::project::reading
