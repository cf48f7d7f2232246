// SPDX-License-Identifier: MulanPSL-2.0
// Seeds are spread by farthest point, moved by Lloyd's rounds in noise-warped coordinates; a seed
// left with almost nothing moves into the largest unit.
#include "province/units.hpp"

#include "province/noise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace eco::province {

namespace {

constexpr std::size_t k_least_cells = 30;

double square_distance(Point a, Point b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return dx * dx + dy * dy;
}

Line warped(const Ground& ground, const std::vector<std::size_t>& cells) {
    const std::uint64_t s = ground.seed * 1000;
    Line points;
    for (const std::size_t i : cells) {
        const Point p = ground.lattice.centre(ground.lattice.cell(i));
        points.push_back({p.x * 0.891 + 0.06 * fractal(s + 61, p.x * 12, p.y * 12, 3),
                          p.y + 0.06 * fractal(s + 71, p.x * 12, p.y * 12, 3)});
    }
    return points;
}

Line spread_seeds(const Line& points, std::size_t count) {
    Line seeds = {points[points.size() / 2]};
    std::vector<double> away(points.size(), std::numeric_limits<double>::max());
    while (seeds.size() < count) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            away[i] = std::min(away[i], square_distance(points[i], seeds.back()));
        }
        seeds.push_back(points[static_cast<std::size_t>(std::max_element(away.begin(), away.end()) -
                                                        away.begin())]);
    }
    return seeds;
}

std::vector<std::size_t> nearest(const Line& points, const Line& seeds) {
    std::vector<std::size_t> choice;
    for (const Point& point : points) {
        std::size_t best = 0;
        for (std::size_t s = 1; s < seeds.size(); ++s) {
            if (square_distance(point, seeds[s]) < square_distance(point, seeds[best])) {
                best = s;
            }
        }
        choice.push_back(best);
    }
    return choice;
}

void move_to_centres(const Line& points, const std::vector<std::size_t>& choice, Line& seeds) {
    Line sums(seeds.size());
    std::vector<double> counts(seeds.size(), 0.0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        sums[choice[i]].x += points[i].x;
        sums[choice[i]].y += points[i].y;
        counts[choice[i]] += 1.0;
    }
    for (std::size_t s = 0; s < seeds.size(); ++s) {
        if (counts[s] > 0.0) {
            seeds[s] = {sums[s].x / counts[s], sums[s].y / counts[s]};
        }
    }
}

/// Moves one starved seed to the far side of the largest unit; false if none is starved.
bool feed_starved(const Line& points, const std::vector<std::size_t>& choice, Line& seeds) {
    std::vector<std::size_t> counts(seeds.size(), 0);
    for (const std::size_t c : choice) {
        ++counts[c];
    }
    const auto least = std::min_element(counts.begin(), counts.end());
    if (*least >= k_least_cells) {
        return false;
    }
    const auto most =
        static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    std::size_t far = 0;
    double distance = -1.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double d = square_distance(points[i], seeds[most]);
        if (choice[i] == most && d > distance) {
            far = i;
            distance = d;
        }
    }
    seeds[static_cast<std::size_t>(least - counts.begin())] = points[far];
    return true;
}

std::vector<std::size_t> share_out(const Line& points, std::size_t count) {
    Line seeds = spread_seeds(points, count);
    for (int round = 0; round < 40; ++round) {
        std::vector<std::size_t> choice = nearest(points, seeds);
        if (round >= 4 && !feed_starved(points, choice, seeds)) {
            return choice;
        }
        if (round < 4 || round % 3 == 2) {
            move_to_centres(points, choice, seeds);
        }
    }
    throw std::runtime_error("a control unit cannot be given enough land");
}

void name_key_units(const Ground& ground, std::vector<Unit*>& units, Point seat) {
    std::vector<double> away;
    for (const Unit* unit : units) {
        double least = std::numeric_limits<double>::max();
        for (const std::size_t i : unit->cells) {
            least = std::min(least,
                             drawing_distance(ground.lattice.centre(ground.lattice.cell(i)), seat));
        }
        away.push_back(least);
    }
    const auto urban = std::min_element(away.begin(), away.end()) - away.begin();
    for (std::size_t u = 0; u < units.size(); ++u) {
        const double draw = hash_unit(ground.seed, units[u]->county, 7000 + units[u]->serial);
        units[u]->subclass = draw < 0.6 ? "industry" : "element";
    }
    units[static_cast<std::size_t>(urban)]->subclass = "urban";
}

/// The smallest fitting priority units of a county hold its drinking-water sources.
void name_priority_units(std::vector<Unit*>& units) {
    std::stable_sort(units.begin(), units.end(), [](const Unit* a, const Unit* b) {
        return a->cells.size() < b->cells.size();
    });
    std::size_t left = units.size() < 4 ? 0 : (units.size() < 9 ? 1 : 2);
    for (Unit* unit : units) {
        const bool host = left > 0 && unit->cells.size() >= 150;
        unit->subclass = host ? "water_source" : "ecology";
        left -= host ? 1 : 0;
    }
}

void name_subclasses(const std::vector<County>& counties, const Ground& ground, Units& units) {
    std::vector<std::vector<Unit*>> priority(counties.size());
    std::vector<std::vector<Unit*>> key(counties.size());
    for (Unit& unit : units.list) {
        const auto c = static_cast<std::size_t>(unit.county);
        if (unit.klass == 3) {
            unit.subclass = "general";
        } else {
            (unit.klass == 1 ? priority : key)[c].push_back(&unit);
        }
    }
    for (std::size_t c = 0; c < counties.size(); ++c) {
        name_priority_units(priority[c]);
        name_key_units(ground, key[c], counties[c].seat);
    }
}

} // namespace

std::vector<int> apportion(const std::vector<double>& weights, int seats) {
    std::vector<int> given(weights.size(), 1);
    for (int seat = static_cast<int>(weights.size()); seat < seats; ++seat) {
        std::size_t best = 0;
        for (std::size_t i = 1; i < weights.size(); ++i) {
            if (weights[i] / (2 * given[i] + 1) > weights[best] / (2 * given[best] + 1)) {
                best = i;
            }
        }
        ++given[best];
    }
    return given;
}

Units make_units(const std::vector<County>& counties, const Ground& ground) {
    std::vector<std::array<std::vector<std::size_t>, 3>> cells(counties.size());
    for (std::size_t i = 0; i < ground.klass.size(); ++i) {
        if (ground.klass[i] > 0) {
            cells[static_cast<std::size_t>(ground.county[i])]
                 [static_cast<std::size_t>(ground.klass[i] - 1)]
                     .push_back(i);
        }
    }
    std::array<std::vector<int>, 3> counts;
    for (std::size_t k = 0; k < 3; ++k) {
        std::vector<double> weights;
        for (const auto& county : cells) {
            weights.push_back(static_cast<double>(county[k].size()));
        }
        counts[k] = apportion(weights, k_unit_counts[k]);
    }
    Units units;
    units.raster.assign(ground.klass.size(), -1);
    for (std::size_t c = 0; c < counties.size(); ++c) {
        for (std::size_t k = 0; k < 3; ++k) {
            if (cells[c][k].size() < k_least_cells) {
                throw std::runtime_error(counties[c].code + ": no land for class " +
                                         std::to_string(k + 1));
            }
            const auto count = static_cast<std::size_t>(counts[k][c]);
            const auto choice = share_out(warped(ground, cells[c][k]), count);
            const std::size_t first = units.list.size();
            for (std::size_t u = 0; u < count; ++u) {
                units.list.push_back({static_cast<int>(c),
                                      static_cast<int>(k + 1),
                                      static_cast<int>(u + 1),
                                      "",
                                      {}});
            }
            for (std::size_t i = 0; i < choice.size(); ++i) {
                units.list[first + choice[i]].cells.push_back(cells[c][k][i]);
                units.raster[cells[c][k][i]] = static_cast<int>(first + choice[i]);
            }
        }
    }
    name_subclasses(counties, ground, units);
    return units;
}

} // namespace eco::province
