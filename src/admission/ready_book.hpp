// SPDX-License-Identifier: MulanPSL-2.0
// What assessing asks of a release's book, made ready when the release is built and carried in it:
// the compiled clauses, what documents say of them, and where each file of the book stands. A book
// of 100,000 clauses is opened without reading the text of one.
#pragma once

#include "admission/clause_texts.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "rules/book.hpp"
#include "rules/compiled_book.hpp"
#include "zoning/release.hpp"

#include <memory>
#include <string>

namespace eco::admission {

struct ReadyBook {
    rules::BookFiles files; ///< but those with clauses
    rules::BookTerms terms; ///< with the tables that clauses read
    rules::CompiledBook compiled;
    ClauseTexts texts;
    Json digests;                             ///< [{file, sha256}] of all files
    std::shared_ptr<const std::string> image; ///< where the release carries none that is ours

    /// From the release's section; a release without one, or with one of another engine's form, is
    /// made ready here from its texts (`rules::read_book`'s time instead of none). Errors:
    /// zoning_corrupt; those of rules::read_book.
    [[nodiscard]] static Result<ReadyBook> of(const zoning::Release& release);
};

/// The section, for `zoning::ReleaseContent::ready`. Same book, same bytes. `section`: the book as
/// the release carries it. Errors: zoning_corrupt (it does not read as JSON).
[[nodiscard]] Result<std::string> write_ready_book(const rules::Book& book,
                                                   std::string_view section);

/// The whole book of a release, clauses and all, from its texts; of its tables those that clauses
/// read. Errors: zoning_corrupt; those of rules::read_book.
[[nodiscard]] Result<rules::Book> read_whole_book(const zoning::Release& release);

} // namespace eco::admission
