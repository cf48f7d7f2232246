// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-rules DIR [PROJECTS] [SEED]: reads the book that ecogate-bench-rules-gen wrote into
// DIR, compiles it, and judges one project after another: the verdict alone, and every clause that
// applies. Fails when the answers are not those of looking at every clause, or when judging asks
// for memory after the first round.
#include "gen/book_text.hpp"
#include "rules/book.hpp"
#include "rules/compiled_book.hpp"
#include "rules/evaluate.hpp"
#include "support/counted_new.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

using namespace eco;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int k_units = 1376;
constexpr int k_rounds = 5;
constexpr std::size_t k_checked = 20; ///< projects that the slow peers do

double seconds(Clock::time_point since) {
    return std::chrono::duration<double>(Clock::now() - since).count();
}

rules::BookFiles read_files(const fs::path& folder) {
    rules::BookFiles files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            std::ostringstream text;
            text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            files[fs::relative(entry.path(), folder).generic_string()] = text.str();
        }
    }
    return files;
}

/// A project as an assessment knows it: facts, and the scopes of its unit.
struct Ready {
    rules::FactVector facts;
    std::vector<rules::ScopeId> unit;
};

Ready ready(const bench::MadeProject& made, const rules::Book& book,
            const rules::CompiledBook& compiled) {
    Ready out{rules::FactVector(book.facts.size()), {}};
    const auto set = [&](const std::string& name, rules::Value value) {
        out.facts[*book.facts.find(name)].value = std::move(value);
    };
    set("sector", made.sector);
    for (int i = 0; i < bench::k_amounts; ++i) {
        set(bench::amount_fact(i),
            *Decimal::parse(fmt::format("{:.1f}", made.amounts[static_cast<std::size_t>(i)])));
    }
    rules::Texts pollutants;
    for (const int which : made.pollutants) {
        pollutants.insert(bench::pollutant(which));
    }
    set("yard_pollutants", std::move(pollutants));
    for (int i = 0; i < bench::k_zones; ++i) {
        set(bench::zone_fact(i),
            std::find(made.zones.begin(), made.zones.end(), i) != made.zones.end());
    }
    if (const auto unit = compiled.unit(bench::made_unit_code(made.unit))) {
        out.unit.push_back(*unit);
    }
    return out;
}

class Judge {
  public:
    Judge(const rules::CompiledBook& book, LocalDate day)
        : m_book(book), m_day(day), m_role(book.role("main", rules::Drawn::yes)) {}

    /// The worst that hits: the site as a whole, then the part in its unit.
    rules::Consequence verdict(const Ready& project) {
        m_book.pack(project.facts, m_packed);
        return std::max(m_book.worst(query(m_book.site_scopes())).hit,
                        m_book.worst(query(project.unit)).hit);
    }

    template <class Visit>
    void matches(const Ready& project, Visit visit) {
        m_book.pack(project.facts, m_packed);
        for (const std::span<const rules::ScopeId> scopes :
             {m_book.site_scopes(), std::span<const rules::ScopeId>(project.unit)}) {
            m_book.collect(query(scopes), m_found);
            for (const rules::Applies& one : m_found) {
                visit(one);
            }
        }
    }

  private:
    const rules::CompiledBook& m_book;
    LocalDate m_day;
    rules::RoleId m_role;
    rules::PackedFacts m_packed;
    std::vector<rules::Applies> m_found;

    [[nodiscard]] rules::PlaceQuery query(std::span<const rules::ScopeId> scopes) const {
        return {m_packed, scopes, m_role, rules::Tri::yes, m_day};
    }
};

/// What every engine sums over its matches (2^53 is never reached); see peers/engines.mjs.
std::uint64_t mixed(std::uint64_t project, std::uint64_t clause) {
    return (clause * 2654435761ULL + project * 40503ULL) % 4294967291ULL;
}

/// Looking at every clause, by rules::evaluate.
std::string linear(const rules::Book& book, const std::vector<Ready>& projects,
                   const std::vector<bench::MadeProject>& made, std::size_t count) {
    std::uint64_t matches = 0;
    std::uint64_t sum = 0;
    for (std::size_t p = 0; p < count; ++p) {
        const std::string unit = bench::made_unit_code(made[p].unit);
        for (std::size_t c = 0; c < book.clauses.size(); ++c) {
            const rules::Scope& scope = book.clauses[c].scope;
            const bool in_reach =
                scope.kind == rules::Scope::Kind::everywhere ||
                (scope.kind == rules::Scope::Kind::unit && scope.key == unit) ||
                (scope.kind == rules::Scope::Kind::where &&
                 std::get<bool>(*projects[p].facts[*book.facts.find(scope.key)].value));
            if (in_reach &&
                rules::evaluate(book.clauses[c], projects[p].facts).applies == rules::Tri::yes) {
                ++matches;
                sum += mixed(p, c);
            }
        }
    }
    return fmt::format("{}:{}", matches, sum);
}

std::string compiled(Judge& judge, const std::vector<Ready>& projects, std::size_t count) {
    std::uint64_t matches = 0;
    std::uint64_t sum = 0;
    for (std::size_t p = 0; p < count; ++p) {
        judge.matches(projects[p], [&](const rules::Applies& one) {
            ++matches;
            sum += mixed(p, one.clause);
        });
    }
    return fmt::format("{}:{}", matches, sum);
}

/// Every project several times; microseconds, sorted.
template <class Work>
std::vector<double> timed(std::size_t projects, Work work) {
    std::vector<double> us;
    for (int round = 0; round < k_rounds; ++round) {
        for (std::size_t p = 0; p < projects; ++p) {
            const auto started = Clock::now();
            work(p);
            us.push_back(seconds(started) * 1e6);
        }
    }
    std::sort(us.begin(), us.end());
    return us;
}

void print(const char* variant, std::size_t clauses, const std::vector<double>& us,
           const std::string& checksum) {
    double total = 0;
    for (const double one : us) {
        total += one / 1e6;
    }
    fmt::print("kind=query task=clauses order=random engine=ecogate variant={} clauses={} n={} "
               "seconds={:.6f} rate={:.1f} p50_us={:.3f} p99_us={:.3f} checksum={}\n",
               variant, clauses, us.size(), total, static_cast<double>(us.size()) / total,
               us[us.size() / 2], us[us.size() * 99 / 100], checksum);
}

int run(const fs::path& folder, std::size_t count, std::uint64_t seed) {
    const rules::BookFiles files = read_files(folder / "book");
    auto started = Clock::now();
    Findings findings;
    const auto book = rules::read_book(files, findings);
    if (!book) {
        fmt::print(stderr, "the book does not read\n");
        return 2;
    }
    const double read_s = seconds(started);
    started = Clock::now();
    const auto compiled_book = rules::CompiledBook::compile(book->facts, book->clauses);
    fmt::print("kind=load task=clauses engine=ecogate clauses={} read_s={:.3f} compile_s={:.3f} "
               "bytes={}\n",
               book->clauses.size(), read_s, seconds(started), compiled_book.bytes());

    const auto made = bench::make_projects(count, k_units, seed);
    std::vector<Ready> projects;
    for (const bench::MadeProject& one : made) {
        projects.push_back(ready(one, *book, compiled_book));
    }
    Judge judge(compiled_book, *LocalDate::parse("2026-11-24"));
    const std::string all = compiled(judge, projects, count);
    const std::size_t few = std::min(count, k_checked);
    const std::string first = compiled(judge, projects, few);
    std::vector<int> verdicts(4);
    const auto judge_all = [&] {
        return timed(count, [&](std::size_t p) {
            ++verdicts[static_cast<std::size_t>(judge.verdict(projects[p]))];
        });
    };
    judge_all();
    std::vector<std::uint64_t> seen(1);
    const auto match_all = [&] {
        return timed(count, [&](std::size_t p) {
            judge.matches(projects[p], [&](const rules::Applies& one) { seen[0] += one.clause; });
        });
    };
    const std::size_t before = test::allocations();
    for (std::size_t p = 0; p < count; ++p) {
        ++verdicts[static_cast<std::size_t>(judge.verdict(projects[p]))];
        judge.matches(projects[p], [&](const rules::Applies& one) { seen[0] += one.clause; });
    }
    const std::size_t allocated = test::allocations() - before;
    print("verdict", book->clauses.size(), judge_all(), first);
    print("matches", book->clauses.size(), match_all(), first);
    fmt::print("kind=check task=clauses engine=ecogate projects={} checksum={} allocations={} "
               "note={} conditional={} needs_review={} not_admissible={}\n",
               count, all, allocated, verdicts[0], verdicts[1], verdicts[2], verdicts[3]);
    started = Clock::now();
    const std::string slow = linear(*book, projects, made, few);
    fmt::print(
        "kind=query task=clauses order=random engine=ecogate variant=every_clause clauses={} "
        "n={} seconds={:.6f} rate={:.1f} checksum={}\n",
        book->clauses.size(), few, seconds(started), static_cast<double>(few) / seconds(started),
        slow);
    return slow == first && allocated == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: ecogate-bench-rules DIR [PROJECTS] [SEED]\n");
        return 2;
    }
    return run(argv[1], argc > 2 ? std::stoul(argv[2]) : 2000, argc > 3 ? std::stoull(argv[3]) : 7);
}
