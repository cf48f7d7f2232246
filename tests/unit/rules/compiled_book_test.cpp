// SPDX-License-Identifier: MulanPSL-2.0
// The book that ships, compiled, against itself read clause by clause; and the hot path's promise
// not to allocate.
#include "rules/compiled_book.hpp"

#include "base/files.hpp"
#include "base/messages.hpp"
#include "rules/book.hpp"
#include "rules/detail/representatives.hpp"
#include "support/linear_book.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>

namespace eco::rules {
namespace {

const std::string k_data = std::string(ECO_SOURCE_DIR) + "/data";

BookFiles shipped_files() {
    namespace fs = std::filesystem;
    BookFiles files;
    for (const char* name : {"facts.csv", "spatial_facts.csv", "site_roles.csv", "measures.csv"}) {
        files[name] = *read_file(k_data + "/" + name, 1U << 30U);
    }
    files["laws.csv"] = *read_file(k_data + "/refdata/laws/laws.csv", 1U << 30U);
    for (const char* folder : {"tables", "clauses"}) {
        for (const auto& entry : fs::recursive_directory_iterator(k_data + "/" + folder)) {
            if (entry.is_regular_file()) {
                files[fs::relative(entry.path(), k_data).string()] =
                    *read_file(entry.path().string(), 1U << 30U);
            }
        }
    }
    return files;
}

const Book& shipped() {
    static const Book k_book = [] {
        Findings findings;
        auto read = read_book(shipped_files(), findings);
        for (const Finding& finding : findings) {
            EXPECT_NE(finding.severity, Severity::error) << render_line(finding, Lang::en);
        }
        return *std::move(read);
    }();
    return k_book;
}

/// For every fact: values that tell all cells of the book apart, and not knowing.
class Guess {
  public:
    explicit Guess(const Book& book) : m_values(book.facts.size()) {
        std::vector<std::vector<const Cell*>> cells(book.facts.size());
        for (const Clause& clause : book.clauses) {
            for (const auto* list : {&clause.when, &clause.unless}) {
                for (const Condition& condition : *list) {
                    cells[condition.fact].push_back(&condition.cell);
                }
            }
        }
        for (FactId id = 0; id < book.facts.size(); ++id) {
            const auto some = detail::representatives(book.facts.at(id), cells[id], {}, 4000);
            m_values[id] = some ? *some : std::vector<FactState>();
            m_values[id].emplace_back();
        }
    }

    FactVector facts(std::mt19937& random) const {
        FactVector out;
        for (const auto& values : m_values) {
            const bool unknown = random() % 5 == 0;
            out.push_back(unknown ? FactState() : values[random() % values.size()]);
            if (auto* value = out.back().value ? &*out.back().value : nullptr;
                value != nullptr && std::holds_alternative<Decimal>(*value) && random() % 2 == 0) {
                const Decimal low = std::get<Decimal>(*value);
                *value = Interval{low, Decimal::from_raw(low.raw() + 1'000'000'000)};
            }
        }
        return out;
    }

  private:
    std::vector<std::vector<FactState>> m_values;
};

test::Where some_place(const Book& book, std::mt19937& random) {
    test::Where place;
    place.whole_site = random() % 2 == 0;
    for (const auto& [id, package] : book.packages) {
        if (!place.whole_site && random() % 3 == 0) {
            place.packages.push_back(id);
        }
    }
    for (const Clause& clause : book.clauses) {
        if (!place.whole_site && clause.scope.kind == Scope::Kind::unit &&
            (place.unit.empty() || random() % 4 == 0)) {
            place.unit = clause.scope.key;
        }
    }
    place.role = book.roles[random() % book.roles.size()].role;
    place.drawn = random() % 4 == 0 ? Drawn::no : Drawn::yes;
    place.present = random() % 4 == 0 ? Tri::unknown : Tri::yes;
    place.day = LocalDate::from_days(18000 + static_cast<int>(random() % 3000));
    return place;
}

TEST(CompiledBook, answers_for_the_shipped_book_as_every_clause_does) {
    const Book& book = shipped();
    ASSERT_GT(book.clauses.size(), 100U);
    const CompiledBook compiled = CompiledBook::compile(book.facts, book.clauses);
    const Guess guess(book);
    std::mt19937 random(4);
    PackedFacts packed;
    std::vector<Applies> found;
    std::size_t hits = 0;
    for (int i = 0; i < 2000; ++i) {
        const FactVector facts = guess.facts(random);
        const test::Where place = some_place(book, random);
        const auto scopes = test::scopes_of(compiled, place);
        compiled.pack(facts, packed);
        const PlaceQuery query{packed, scopes, compiled.role(place.role, place.drawn),
                               place.present, place.day};
        compiled.collect(query, found);
        const auto expected = test::collect_linearly(book.clauses, book.facts, facts, place);
        ASSERT_EQ(found, expected) << "project " << i;
        ASSERT_EQ(compiled.worst(query), test::worst_of(book.clauses, expected));
        hits += static_cast<std::size_t>(
            std::count_if(found.begin(), found.end(),
                          [](const Applies& one) { return one.applies == Tri::yes; }));
    }
    EXPECT_GT(hits, 1000U);
}

TEST(CompiledBook, keeps_more_than_64_texts_of_one_fact_apart) {
    const FactRegistry facts =
        *FactRegistry::from_csv(*parse_csv("name,type,origin,unit,domain,label_zh,label_en,"
                                           "question_zh,question_en\n"
                                           "things,texts,declared,,,物,things,q,q\n",
                                           "facts.csv"));
    std::vector<Clause> clauses(200);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        clauses[i].when.push_back(
            {0, *Cell::parse("\"t" + std::to_string(i) + "\",\"t" + std::to_string(i / 2) + "\"",
                             facts.at(0), {})});
    }
    const CompiledBook book = CompiledBook::compile(facts, clauses);
    PackedFacts packed;
    std::vector<Applies> found;
    const FactVector stated{{Texts{"t7", "t150", "other"}, UnknownBecause::not_stated, {}}};
    book.pack(stated, packed);
    test::Where place;
    book.collect({packed, book.site_scopes(), book.role("main", Drawn::yes), Tri::yes, place.day},
                 found);
    const auto asked_for = clauses[0].effective_consequence();
    const std::vector<Applies> expected{{7, Tri::yes, asked_for},
                                        {14, Tri::yes, asked_for},
                                        {15, Tri::yes, asked_for},
                                        {150, Tri::yes, asked_for}};
    EXPECT_EQ(found, expected);
}

TEST(CompiledBook, an_empty_book_says_nothing) {
    const CompiledBook book = CompiledBook::compile(shipped().facts, {});
    PackedFacts packed;
    book.pack(FactVector(shipped().facts.size()), packed);
    EXPECT_EQ(book.worst({packed, book.site_scopes(), book.role("main", Drawn::yes), Tri::unknown,
                          LocalDate()}),
              Worst());
}

} // namespace
} // namespace eco::rules
