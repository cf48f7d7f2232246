// SPDX-License-Identifier: MulanPSL-2.0
// Classes by rank: the cells with most urban pull are key, the most ecological of the rest are
// priority, what remains is general. Targets are corrected until smoothing leaves the shares right.
#include "province/fields.hpp"

#include "province/noise.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <stdexcept>

namespace eco::province {

namespace {

constexpr std::size_t k_small_component = 40;

std::vector<int> county_raster(const Lattice& lattice, const std::vector<County>& counties) {
    std::vector<int> raster(lattice.size(), -1);
    for (std::size_t c = 0; c < counties.size(); ++c) {
        for (const Polygon& polygon : counties[c].area) {
            for (const std::size_t cell : cells_inside(lattice, polygon)) {
                raster[cell] = static_cast<int>(c);
            }
        }
    }
    return raster;
}

void make_values(const std::vector<County>& counties, Ground& ground) {
    const std::uint64_t s = ground.seed * 1000;
    for (std::size_t i = 0; i < ground.lattice.size(); ++i) {
        if (ground.county[i] < 0) {
            continue;
        }
        const Point p = ground.lattice.centre(ground.lattice.cell(i));
        const double x = p.x * 0.891 + 0.35 * fractal(s + 1, p.x * 3, p.y * 3, 3);
        const double y = p.y + 0.35 * fractal(s + 11, p.x * 3, p.y * 3, 3);
        const Point seat = counties[static_cast<std::size_t>(ground.county[i])].seat;
        const double away = drawing_distance(p, seat) / 0.09;
        const double pull = 1.0 / (1.0 + away * away);
        ground.urban[i] = 0.55 * pull + 0.45 * fractal(s + 21, x * 6, y * 6, 4);
        ground.ecology[i] = 0.7 * ridged(s + 31, x * 3, y * 3, 5) +
                            0.4 * fractal(s + 41, x * 2, y * 2, 4) - 0.2 * pull;
    }
}

/// Every county gets some of each class, however urban or wild it is.
void force_minimum(const Ground& ground, std::size_t counties, std::vector<int>& forced) {
    std::vector<std::vector<std::size_t>> cells(counties);
    for (std::size_t i = 0; i < ground.county.size(); ++i) {
        if (ground.county[i] >= 0) {
            cells[static_cast<std::size_t>(ground.county[i])].push_back(i);
        }
    }
    for (std::vector<std::size_t>& own : cells) {
        const std::size_t quota = std::max<std::size_t>(150, own.size() / 16);
        sort_falling(own, ground.urban);
        for (std::size_t i = 0; i < quota; ++i) {
            forced[own.at(i)] = 2;
        }
        own.erase(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(quota));
        sort_falling(own, ground.ecology);
        for (std::size_t i = 0; i < quota; ++i) {
            forced[own.at(i)] = 1;
            forced[own.at(own.size() - 1 - i)] = 3;
        }
    }
}

/// Takes forced cells first, then the order, until the area is full.
void fill_class(const Ground& ground, const std::vector<std::size_t>& order,
                const std::vector<int>& forced, int wanted, double km2, std::vector<int>& klass) {
    double sum = 0.0;
    for (const std::size_t i : order) {
        if (forced[i] == wanted) {
            klass[i] = wanted;
            sum += ground.cell_area(i);
        }
    }
    for (const std::size_t i : order) {
        if (sum >= km2) {
            return;
        }
        if (forced[i] == 0 && klass[i] == 3) {
            klass[i] = wanted;
            sum += ground.cell_area(i);
        }
    }
}

struct Component {
    std::vector<std::size_t> cells;
    std::map<int, int> around; ///< classes met at the border
};

Component flood(const Ground& ground, std::size_t start, const std::vector<int>& klass,
                std::vector<char>& seen) {
    Component component;
    component.cells.push_back(start);
    seen[start] = 1;
    const auto width = static_cast<std::size_t>(ground.lattice.columns);
    for (std::size_t k = 0; k < component.cells.size(); ++k) {
        const std::size_t i = component.cells[k];
        for (const std::size_t j : {i - 1, i + 1, i - width, i + width}) {
            if (ground.county[j] != ground.county[start]) {
                continue;
            }
            if (klass[j] != klass[start]) {
                ++component.around[klass[j]];
            } else if (seen[j] == 0) {
                seen[j] = 1;
                component.cells.push_back(j);
            }
        }
    }
    return component;
}

/// Islands too small for a unit take the class around them; a county keeps its largest of each.
void drop_islands(const Ground& ground, std::vector<int>& klass) {
    std::vector<char> seen(klass.size(), 0);
    std::map<std::pair<int, int>, std::size_t> largest;
    std::vector<std::pair<std::pair<int, int>, Component>> islands;
    for (std::size_t i = 0; i < klass.size(); ++i) {
        if (klass[i] == 0 || seen[i] != 0) {
            continue;
        }
        Component component = flood(ground, i, klass, seen);
        const std::pair<int, int> key{ground.county[i], klass[i]};
        largest[key] = std::max(largest[key], component.cells.size());
        if (component.cells.size() < k_small_component) {
            islands.emplace_back(key, std::move(component));
        }
    }
    for (const auto& [key, island] : islands) {
        if (island.cells.size() == largest[key] || island.around.empty()) {
            continue;
        }
        const auto most =
            std::max_element(island.around.begin(), island.around.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        for (const std::size_t i : island.cells) {
            klass[i] = most->first;
        }
    }
}

std::array<double, 4> class_areas(const Ground& ground, const std::vector<int>& klass) {
    std::array<double, 4> sums{};
    for (std::size_t i = 0; i < klass.size(); ++i) {
        if (klass[i] != 0) {
            sums[static_cast<std::size_t>(klass[i])] += ground.cell_area(i);
            sums[0] += ground.cell_area(i);
        }
    }
    return sums;
}

void make_classes(std::size_t counties, Ground& ground) {
    std::vector<int> inside(ground.county.size(), 0);
    std::vector<std::size_t> by_urban;
    for (std::size_t i = 0; i < ground.county.size(); ++i) {
        if (ground.county[i] >= 0) {
            inside[i] = 3;
            by_urban.push_back(i);
        }
    }
    std::vector<std::size_t> by_ecology = by_urban;
    sort_falling(by_urban, ground.urban);
    sort_falling(by_ecology, ground.ecology);
    std::vector<int> forced(inside.size(), 0);
    force_minimum(ground, counties, forced);
    double priority = k_priority_share;
    double key = k_key_share;
    for (int round = 0; round < 6; ++round) {
        std::vector<int> klass = inside;
        const double total = class_areas(ground, klass)[0];
        fill_class(ground, by_urban, forced, 2, key * total, klass);
        fill_class(ground, by_ecology, forced, 1, priority * total, klass);
        smooth_majority(ground.lattice, inside, klass);
        smooth_majority(ground.lattice, inside, klass);
        drop_islands(ground, klass);
        const std::array<double, 4> sums = class_areas(ground, klass);
        priority += k_priority_share - sums[1] / total;
        key += k_key_share - sums[2] / total;
        ground.klass = std::move(klass);
    }
}

} // namespace

double drawing_distance(Point a, Point b) {
    const double dx = (a.x - b.x) * 0.891;
    const double dy = a.y - b.y;
    return std::sqrt(dx * dx + dy * dy);
}

void sort_falling(std::vector<std::size_t>& cells, const std::vector<double>& value) {
    std::sort(cells.begin(), cells.end(), [&](std::size_t a, std::size_t b) {
        return value[a] != value[b] ? value[a] > value[b] : a < b;
    });
}

std::vector<int> take_area(const Ground& ground, const std::vector<std::size_t>& order,
                           double km2) {
    std::vector<int> taken(ground.county.size(), 0);
    double sum = 0.0;
    for (const std::size_t i : order) {
        if (sum >= km2) {
            break;
        }
        taken[i] = 1;
        sum += ground.cell_area(i);
    }
    return taken;
}

void smooth_majority(const Lattice& lattice, const std::vector<int>& mask,
                     std::vector<int>& value) {
    const std::vector<int> before = value;
    for (int row = 2; row + 2 < lattice.rows; ++row) {
        for (int column = 2; column + 2 < lattice.columns; ++column) {
            const std::size_t i = lattice.index({column, row});
            if (mask[i] == 0) {
                continue;
            }
            std::array<int, 4> votes{};
            votes[static_cast<std::size_t>(before[i])] = 2; // a tie changes nothing
            for (int dy = -2; dy <= 2; ++dy) {
                const std::size_t first = lattice.index({column - 2, row + dy});
                for (std::size_t j = first; j < first + 5; ++j) {
                    if (mask[j] != 0) {
                        ++votes[static_cast<std::size_t>(before[j])];
                    }
                }
            }
            value[i] =
                static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin());
        }
    }
}

Basin basin_at(Point point, std::uint64_t seed) {
    static const Line k_divide = {
        {103.0, 24.8},   {103.55, 25.2}, {103.88, 26.2},  {103.95, 26.6},  {104.25, 26.68},
        {104.75, 26.50}, {105.3, 26.42}, {105.75, 26.22}, {106.05, 26.20}, {106.35, 26.28},
        {106.75, 26.33}, {107.1, 26.25}, {107.35, 26.05}, {107.55, 26.02}, {107.85, 26.12},
        {108.1, 26.25},  {108.5, 26.28}, {108.9, 26.15},  {109.2, 26.05},  {111.0, 26.05}};
    static const Polygon k_chishui = {{{105.0, 27.85},
                                       {105.3, 27.6},
                                       {105.9, 27.55},
                                       {106.3, 27.6},
                                       {106.55, 27.7},
                                       {106.85, 28.0},
                                       {106.7, 28.35},
                                       {106.3, 28.6},
                                       {106.0, 28.95},
                                       {105.2, 28.95},
                                       {105.0, 27.85}}};
    const double wave = 0.1 * (fractal(seed * 1000 + 51, point.x * 8, point.y * 8, 4) - 0.5);
    const auto east = std::upper_bound(k_divide.begin() + 1, k_divide.end() - 1, point.x,
                                       [](double x, Point b) { return x < b.x; });
    const Point a = *std::prev(east);
    const Point b = *east;
    const double divide = a.y + (b.y - a.y) * (point.x - a.x) / (b.x - a.x);
    if (point.y + wave < divide) {
        return Basin::pearl;
    }
    return holds({k_chishui}, {point.x + wave, point.y + wave}) ? Basin::chishui : Basin::yangtze;
}

Ground make_ground(const std::vector<County>& counties, std::uint64_t seed) {
    Ground ground;
    ground.seed = seed;
    ground.county = county_raster(ground.lattice, counties);
    ground.area = ground.lattice.row_areas();
    ground.ecology.resize(ground.lattice.size());
    ground.urban.resize(ground.lattice.size());
    make_values(counties, ground);
    make_classes(counties.size(), ground);
    return ground;
}

} // namespace eco::province
