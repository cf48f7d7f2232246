// SPDX-License-Identifier: MulanPSL-2.0
// The book that a release carries made ready: the same answers as from its texts; what is not ours
// is made again, what is damaged is refused.
#include "admission/assess.hpp"
#include "support/small_book.hpp"
#include "support/small_project.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace eco::admission {
namespace {

const LocalDate k_day = *LocalDate::parse("2026-11-24");

rules::Book book_of(const zoning::ReleaseContent& content) {
    const test::HeldRelease held(content);
    return *read_whole_book(held.get());
}

zoning::ReleaseContent content_with(std::string ready) {
    zoning::ReleaseContent content = test::small_content_with_book();
    content.ready = std::move(ready);
    return content;
}

std::string ready() {
    const zoning::ReleaseContent content = test::small_content_with_book();
    return *write_ready_book(book_of(content), content.book);
}

std::string hits_of(const zoning::Release& release) {
    const auto assessor = Assessor::make(release);
    Workspace work;
    std::string json;
    EXPECT_TRUE(assessor && assessor->hits(test::project_at(test::site_at(106.05, 26.05),
                                                            test::chemical_plant()),
                                           k_day, work, json));
    return json;
}

/// The digest of the release is part of what is said of it.
std::string without_digest(std::string json, const zoning::Release& release) {
    json.replace(json.find(release.digest()), release.digest().size(), "");
    return json;
}

TEST(ReadyBook, says_what_the_texts_of_the_release_say) {
    const test::HeldRelease plain(test::small_content_with_book());
    const test::HeldRelease carried(content_with(ready()));
    EXPECT_TRUE(plain.get().ready().empty());
    EXPECT_FALSE(carried.get().ready().empty());
    EXPECT_EQ(without_digest(hits_of(carried.get()), carried.get()),
              without_digest(hits_of(plain.get()), plain.get()));
}

TEST(ReadyBook, is_opened_where_it_lies_and_leaves_clauses_unread) {
    const test::HeldRelease plain(test::small_content_with_book());
    const test::HeldRelease carried(content_with(ready()));
    EXPECT_TRUE(ReadyBook::of(plain.get())->image);
    const ReadyBook book = *ReadyBook::of(carried.get());
    EXPECT_FALSE(book.image);
    EXPECT_FALSE(book.files.contains("clauses/law/clauses.csv"));
    EXPECT_TRUE(book.files.contains("facts.csv"));
    EXPECT_EQ(book.digests.as_array().size(), test::small_book().size());
}

TEST(ReadyBook, gives_the_whole_book_when_it_is_asked_for) {
    const test::HeldRelease carried(content_with(ready()));
    const auto assessor = Assessor::make(carried.get());
    ASSERT_TRUE(assessor);
    const auto book = assessor->book();
    ASSERT_TRUE(book);
    ASSERT_EQ((*book)->clauses.size(), assessor->compiled().size());
    for (std::uint32_t i = 0; i < assessor->compiled().size(); ++i) {
        EXPECT_EQ((*book)->clauses[i].id, assessor->compiled().id(i));
    }
    EXPECT_EQ(*assessor->book(), *book); // read once
}

TEST(ReadyBook, of_another_book_is_refused_by_a_full_assessment) {
    zoning::ReleaseContent content = test::small_content_with_book();
    rules::Book book = book_of(content);
    book.clauses.pop_back();
    content.ready = *write_ready_book(book, content.book);
    const test::HeldRelease held(content);
    const auto assessor = Assessor::make(held.get());
    ASSERT_TRUE(assessor);
    const auto full = assessor->assess(
        test::project_at(test::site_at(106.05, 26.05), test::chemical_plant()), k_day);
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::zoning_corrupt);
}

/// Found by fuzzing: the same clauses by name, compiled as if one never applied.
TEST(ReadyBook, that_passes_what_the_texts_forbid_is_refused_by_a_full_assessment) {
    zoning::ReleaseContent content = test::small_content_with_book();
    rules::Book book = book_of(content);
    const auto red = std::find_if(book.clauses.begin(), book.clauses.end(),
                                  [](const rules::Clause& clause) { return clause.id == "RED"; });
    red->scope = {rules::Scope::Kind::unit, "nowhere"};
    content.ready = *write_ready_book(book, content.book);
    const test::HeldRelease held(content);
    const auto full =
        Assessor::make(held.get())
            ->assess(test::project_at(test::site_at(106.05, 26.05), test::chemical_plant()), k_day);
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::zoning_corrupt);
}

TEST(ReadyBook, of_another_engine_is_made_again) {
    std::string foreign = ready();
    ++foreign[8]; // the first of the versions, behind the length of their list
    const test::HeldRelease held(content_with(foreign));
    EXPECT_TRUE(ReadyBook::of(held.get())->image);
    const test::HeldRelease carried(content_with(ready()));
    EXPECT_EQ(without_digest(hits_of(held.get()), held.get()),
              without_digest(hits_of(carried.get()), carried.get()));
}

TEST(ReadyBook, that_is_damaged_is_refused) {
    const std::string sound = ready();
    for (const std::string& damaged :
         {sound.substr(0, sound.size() - 8), sound + std::string(8, 'x'), sound.substr(0, 24)}) {
        const test::HeldRelease held(content_with(damaged));
        const auto assessor = Assessor::make(held.get());
        ASSERT_FALSE(assessor);
        EXPECT_EQ(assessor.error().code, ErrorCode::zoning_corrupt);
    }
}

} // namespace
} // namespace eco::admission
