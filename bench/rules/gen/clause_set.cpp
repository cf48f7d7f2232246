// SPDX-License-Identifier: MulanPSL-2.0
// Drawing clauses: 93 % of one unit, 6.5 % of a zone, 0.5 % of everywhere; three of four name
// sectors (8 % of them by exclusion), half have thresholds, a quarter pollutants.
#include "gen/clause_set.hpp"

#include "gen/random.hpp"

#include <algorithm>
#include <cmath>

namespace eco::bench {
namespace {

int below(Random& random, int n) {
    return static_cast<int>(random.below(static_cast<std::uint64_t>(n)));
}

/// Manufacturing is drawn most, as in real books. `digits`: 2 (division) to 4 (class).
std::string sector(Random& random, int digits) {
    std::string code(1, "BCCCCCCCDEGNQ"[below(random, 13)]);
    code += std::to_string(10 + below(random, 36));
    for (int i = 2; i < digits; ++i) {
        code += std::to_string(below(random, 10));
    }
    return code;
}

/// From 1 to 8,103, evenly on a logarithmic scale.
double amount(Random& random) {
    return std::round(std::exp(random.unit() * 9) * 10) / 10;
}

template <class Draw>
auto some_different(int count, Draw draw) {
    std::vector<decltype(draw())> list;
    for (int i = 0; i < count; ++i) {
        list.push_back(draw());
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

MadeClause make_clause(Random& random, int units) {
    MadeClause made;
    const double reach = random.unit();
    if (reach < 0.93) {
        made.unit = below(random, units);
    } else if (reach < 0.995) {
        made.zone = below(random, k_zones);
    }
    if (random.unit() < 0.75) {
        made.sectors = some_different(1 + below(random, 6),
                                      [&] { return sector(random, 2 + below(random, 3)); });
        made.negated = random.unit() < 0.08;
    }
    if (random.unit() < 0.55) {
        for (const int which :
             some_different(1 + below(random, 3), [&] { return below(random, k_amounts); })) {
            made.thresholds.push_back({which, random.unit() < 0.5, amount(random)});
        }
    }
    if (random.unit() < 0.25) {
        made.pollutants =
            some_different(1 + below(random, 4), [&] { return below(random, k_pollutants); });
    }
    made.effect = below(random, 4);
    return made;
}

} // namespace

std::vector<MadeClause> make_clauses(std::size_t count, int units, std::uint64_t seed) {
    Random random(seed);
    std::vector<MadeClause> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back(make_clause(random, units));
    }
    return all;
}

std::vector<MadeProject> make_projects(std::size_t count, int units, std::uint64_t seed) {
    Random random(seed + 1);
    std::vector<MadeProject> all;
    for (std::size_t i = 0; i < count; ++i) {
        MadeProject made;
        made.unit = below(random, units);
        made.zones = some_different(1 + below(random, 8), [&] { return below(random, k_zones); });
        made.sector = sector(random, 4);
        for (double& one : made.amounts) {
            one = amount(random);
        }
        made.pollutants =
            some_different(1 + below(random, 6), [&] { return below(random, k_pollutants); });
        all.push_back(std::move(made));
    }
    return all;
}

} // namespace eco::bench
