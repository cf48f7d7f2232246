// SPDX-License-Identifier: MulanPSL-2.0
// A compiled book as bytes: what is read back answers the same, and what was damaged is refused or
// stays within its bytes.
#include "base/digest.hpp"
#include "rules/compiled_book.hpp"
#include "support/book_data.hpp"
#include "support/facts.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <random>

namespace eco::rules {
namespace {

const FactRegistry k_facts = test::registry();

Condition condition(const char* fact, const char* cell) {
    return test::condition(k_facts, fact, cell);
}

/// Every kind of scope, condition and site role.
std::vector<Clause> clauses() {
    std::vector<Clause> all;
    const std::vector<Scope> scopes{{Scope::Kind::everywhere, ""},
                                    {Scope::Kind::where, "in_redline"},
                                    {Scope::Kind::unit, "ZH1"},
                                    {Scope::Kind::package, "PKG"}};
    for (int i = 0; i < 40; ++i) {
        Clause clause;
        clause.id = "C-" + std::to_string(100 + i);
        clause.scope = scopes[static_cast<std::size_t>(i) % scopes.size()];
        clause.dimension = i % 2 == 0 ? Dimension4::risk : Dimension4::layout;
        if (i % 3 != 0) {
            clause.when.push_back(condition("sector", i % 5 == 0 ? "\"C26\"" : "\"C2611\",\"B\""));
        }
        clause.when.push_back(condition("capacity", i % 2 == 0 ? ">= 1000" : "(1..2]"));
        clause.unless.push_back(condition("processes", "\"plating\",\"smelting\""));
        clause.parts = i % 7 == 0 ? std::vector<std::string>{"outlet"} : std::vector<std::string>{};
        clause.consequence = Consequence::conditional;
        all.push_back(std::move(clause));
    }
    return all;
}

/// Bytes at a multiple of eight, as in a mapped file.
class Aligned {
  public:
    explicit Aligned(std::span<const std::byte> bytes)
        : m_words((bytes.size() + 7) / 8), m_size(bytes.size()) {
        std::memcpy(m_words.data(), bytes.data(), bytes.size());
    }
    [[nodiscard]] std::span<std::byte> bytes() {
        return std::as_writable_bytes(std::span(m_words)).first(m_size);
    }

  private:
    std::vector<std::uint64_t> m_words;
    std::size_t m_size;
};

std::vector<Applies> ask(const CompiledBook& book) {
    FactVector facts(k_facts.size());
    facts[*k_facts.find("sector")] = test::known(std::string("C2611"));
    facts[*k_facts.find("capacity")] = test::known(Decimal::from_int(1500));
    facts[*k_facts.find("in_redline")] = test::known(true);
    PackedFacts packed;
    book.pack(facts, packed);
    std::vector<ScopeId> scopes(book.site_scopes().begin(), book.site_scopes().end());
    for (const auto scope : {book.unit("ZH1"), book.package("PKG")}) {
        if (scope) {
            scopes.push_back(*scope);
        }
    }
    const PlaceQuery query{packed, scopes, book.role("outlet", Drawn::yes), Tri::yes,
                           LocalDate::from_days(20000)};
    std::vector<Applies> found;
    book.collect(query, found);
    static_cast<void>(book.worst(query));
    std::vector<FactId> open;
    for (const Applies& one : found) {
        book.open_facts(one.clause, packed, open);
        static_cast<void>(book.scope_fact(one.clause));
        static_cast<void>(book.id(one.clause));
        static_cast<void>(book.dimension(one.clause));
    }
    return found;
}

TEST(BookImage, answers_as_the_book_that_was_compiled) {
    const CompiledBook made = CompiledBook::compile(k_facts, clauses());
    Aligned image(made.image());
    const auto opened = CompiledBook::open(image.bytes(), k_facts);
    ASSERT_TRUE(opened);
    EXPECT_EQ(ask(*opened), ask(made));
    EXPECT_GT(ask(made).size(), 10U);
    EXPECT_EQ(opened->id(3), "C-103");
    EXPECT_EQ(opened->dimension(2), Dimension4::risk);
    EXPECT_EQ(opened->scope_fact(1), k_facts.find("in_redline"));
    EXPECT_EQ(opened->facts_read(), made.facts_read());
}

TEST(BookImage, names_the_facts_that_keep_a_clause_open) {
    const CompiledBook book = CompiledBook::compile(k_facts, clauses());
    FactVector facts(k_facts.size());
    facts[*k_facts.find("processes")] = test::known(Texts{"casting"});
    PackedFacts packed;
    book.pack(facts, packed);
    std::vector<FactId> open;
    book.open_facts(1, packed, open);
    std::vector<FactId> expected{*k_facts.find("sector"), *k_facts.find("capacity")};
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(open, expected);
}

/// Who changes the form, or what it means, counts k_compiled_version up and writes the new digest
/// here: a release compiled before is then compiled again, not misread.
TEST(BookImage, is_the_form_that_its_version_promises) {
    ASSERT_EQ(k_compiled_version, 1U);
    const CompiledBook book = CompiledBook::compile(k_facts, clauses());
    const CompiledBook again = CompiledBook::compile(k_facts, clauses());
    EXPECT_EQ(sha256_hex({reinterpret_cast<const char*>(again.image().data()), again.bytes()}),
              sha256_hex({reinterpret_cast<const char*>(book.image().data()), book.bytes()}));
    EXPECT_EQ(sha256_hex({reinterpret_cast<const char*>(book.image().data()), book.bytes()}),
              "9c25b8c15bfc4fde10a841ed0b683ee2d0cf7e5393a583bc4040d137070a0125");
}

TEST(BookImage, of_other_facts_is_refused) {
    const CompiledBook book = CompiledBook::compile(k_facts, clauses());
    const auto fewer = FactRegistry::from_csv(
        *parse_csv("name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en\n"
                   "only,boolean,declared,,,一,one,?,?\n",
                   "facts.csv"));
    EXPECT_FALSE(CompiledBook::open(book.image(), *fewer));
}

TEST(BookImage, cut_short_or_lying_askew_is_refused) {
    const CompiledBook book = CompiledBook::compile(k_facts, clauses());
    for (std::size_t size = 0; size < book.bytes(); size += 8) {
        EXPECT_FALSE(CompiledBook::open(book.image().first(size), k_facts));
    }
    EXPECT_FALSE(CompiledBook::open(book.image().subspan(4), k_facts));
}

TEST(BookImage, damaged_anywhere_is_refused_or_answers_within_its_bytes) {
    const CompiledBook book = CompiledBook::compile(k_facts, clauses());
    std::mt19937 random(
        20261128); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same damage every time
    std::size_t refused = 0;
    for (int i = 0; i < 20000; ++i) {
        Aligned image(book.image());
        for (std::size_t n = 1 + random() % 3; n > 0; --n) {
            image.bytes()[random() % book.bytes()] = static_cast<std::byte>(random() % 256);
        }
        if (const auto opened = CompiledBook::open(image.bytes(), k_facts)) {
            ask(*opened);
        } else {
            ++refused;
        }
    }
    EXPECT_GT(refused, 1000U);
}

} // namespace
} // namespace eco::rules
