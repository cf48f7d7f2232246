// SPDX-License-Identifier: MulanPSL-2.0
// Each overlay writes one member of the cells' atoms. Crumbs of a few cells take the whole atom of
// a neighbour, so that what lies inside something else stays inside it.
#include "province/overlays.hpp"

#include "province/noise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace eco::province {

namespace {

constexpr std::size_t k_crumb = 8;
constexpr std::size_t k_parks = 60;

struct Canvas {
    const Ground& ground;
    const Units& units;
    std::vector<Atom> cells;

    [[nodiscard]] Point centre(std::size_t i) const {
        return ground.lattice.centre(ground.lattice.cell(i));
    }
    [[nodiscard]] const Unit& unit(std::size_t i) const {
        return units.list[static_cast<std::size_t>(cells[i].unit)];
    }
    /// Distance in cells, its circles made wavy by noise.
    [[nodiscard]] double wavy_distance(std::size_t i, Point from) const {
        const Point p = centre(i);
        const double wave = fractal(ground.seed * 1000 + 81, p.x * 25, p.y * 25, 3);
        return drawing_distance(p, from) / ground.lattice.step * (0.6 + 0.8 * wave);
    }
};

std::size_t middle_cell(const Canvas& canvas, const std::vector<std::size_t>& cells) {
    Point sum;
    for (const std::size_t i : cells) {
        sum.x += canvas.centre(i).x;
        sum.y += canvas.centre(i).y;
    }
    const auto count = static_cast<double>(cells.size());
    const Point mean{sum.x / count, sum.y / count};
    return *std::min_element(cells.begin(), cells.end(), [&](std::size_t a, std::size_t b) {
        return drawing_distance(canvas.centre(a), mean) < drawing_distance(canvas.centre(b), mean);
    });
}

/// The share of the masked cells where the noise is highest, smoothed.
std::vector<int> patches(const Canvas& canvas, const std::vector<int>& mask, double share,
                         std::uint64_t stream, double frequency) {
    std::vector<std::size_t> order;
    std::vector<double> value(mask.size(), 0.0);
    double total = 0.0;
    for (std::size_t i = 0; i < mask.size(); ++i) {
        if (mask[i] != 0) {
            const Point p = canvas.centre(i);
            value[i] =
                fractal(canvas.ground.seed * 1000 + stream, p.x * frequency, p.y * frequency, 4);
            total += canvas.ground.cell_area(i);
            order.push_back(i);
        }
    }
    sort_falling(order, value);
    std::vector<int> taken = take_area(canvas.ground, order, share * total);
    smooth_majority(canvas.ground.lattice, mask, taken);
    return taken;
}

void draw_redline(Canvas& canvas) {
    const Ground& ground = canvas.ground;
    std::vector<int> mask(ground.klass.size(), 0);
    std::vector<double> value(mask.size(), 0.0);
    std::vector<std::size_t> order;
    double total = 0.0;
    for (std::size_t i = 0; i < mask.size(); ++i) {
        total += ground.klass[i] > 0 ? ground.cell_area(i) : 0.0;
        if (ground.klass[i] == 1) {
            const Point p = canvas.centre(i);
            mask[i] = 1;
            value[i] =
                ground.ecology[i] + 0.8 * fractal(ground.seed * 1000 + 91, p.x * 5, p.y * 5, 3);
            order.push_back(i);
        }
    }
    sort_falling(order, value);
    double target = k_redline_share;
    for (int round = 0; round < 4; ++round) {
        std::vector<int> taken = take_area(ground, order, target * total);
        smooth_majority(ground.lattice, mask, taken);
        smooth_majority(ground.lattice, mask, taken);
        double sum = 0.0;
        for (const std::size_t i : order) {
            canvas.cells[i].redline = taken[i];
            sum += taken[i] * ground.cell_area(i);
        }
        target += k_redline_share - sum / total;
    }
}

void draw_reserves(Canvas& canvas, std::size_t counties, Overlays& overlays) {
    std::vector<std::vector<std::size_t>> best(counties);
    for (const Unit& unit : canvas.units.list) {
        std::vector<std::size_t> red;
        for (const std::size_t i : unit.cells) {
            if (canvas.cells[i].redline == 1 && unit.subclass == "ecology") {
                red.push_back(i);
            }
        }
        std::vector<std::size_t>& known = best[static_cast<std::size_t>(unit.county)];
        if (red.size() > known.size()) {
            known = std::move(red);
        }
    }
    for (std::size_t c = 0; c < counties; ++c) {
        if (best[c].size() < 400) {
            continue;
        }
        const int number = static_cast<int>(overlays.reserves.size()) + 1;
        const double draw = hash_unit(canvas.ground.seed, static_cast<std::int64_t>(c), 8000);
        const bool park = draw >= 0.5;
        overlays.reserves.push_back(
            {draw < 0.03 ? "national_park" : (park ? "nature_park" : "nature_reserve")});
        const double radius = 14.0 + 18.0 * hash_unit(canvas.ground.seed, number, 8001);
        const Point middle = canvas.centre(middle_cell(canvas, best[c]));
        for (const std::size_t i : best[c]) {
            const double away = canvas.wavy_distance(i, middle);
            if (away < radius) {
                canvas.cells[i].reserve = number;
                canvas.cells[i].reserve_core = !park && away < 0.6 * radius ? 1 : 0;
            }
        }
    }
}

void draw_water_sources(Canvas& canvas) {
    for (const Unit& unit : canvas.units.list) {
        if (unit.subclass != "water_source") {
            continue;
        }
        const Point middle = canvas.centre(middle_cell(canvas, unit.cells));
        for (const std::size_t i : unit.cells) {
            const double away = canvas.wavy_distance(i, middle);
            if (away < 20.0) {
                canvas.cells[i].water_grade = away < 4.0 ? 1 : (away < 12.0 ? 2 : 3);
            }
        }
    }
}

void draw_parks(Canvas& canvas, Overlays& overlays) {
    std::vector<const Unit*> industry;
    for (const Unit& unit : canvas.units.list) {
        if (unit.subclass == "industry") {
            industry.push_back(&unit);
        }
    }
    std::stable_sort(industry.begin(), industry.end(), [](const Unit* a, const Unit* b) {
        return a->cells.size() > b->cells.size();
    });
    industry.resize(std::min(industry.size(), k_parks));
    std::sort(industry.begin(), industry.end(), [](const Unit* a, const Unit* b) {
        return std::pair(a->county, a->serial) < std::pair(b->county, b->serial);
    });
    for (const Unit* unit : industry) {
        const int number = static_cast<int>(overlays.parks.size()) + 1;
        overlays.parks.push_back({hash_unit(canvas.ground.seed, number, 8100) < 0.2,
                                  hash_unit(canvas.ground.seed, number, 8101) < 0.7});
        const double radius = 7.0 + 7.0 * hash_unit(canvas.ground.seed, number, 8102);
        const Point middle = canvas.centre(middle_cell(canvas, unit->cells));
        for (const std::size_t i : unit->cells) {
            if (canvas.wavy_distance(i, middle) < radius) {
                canvas.cells[i].park = number;
            }
        }
    }
}

void draw_patches(Canvas& canvas) {
    std::vector<int> all(canvas.cells.size(), 0);
    std::vector<int> general(all.size(), 0);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = canvas.ground.klass[i] > 0 ? 1 : 0;
        general[i] = canvas.ground.klass[i] == 3 ? 1 : 0;
    }
    const std::vector<int> farmland = patches(canvas, general, 0.4, 101, 12.0);
    const std::vector<int> risk = patches(canvas, general, 0.15, 111, 5.0);
    const std::vector<int> weak = patches(canvas, all, 0.18, 121, 3.0);
    for (std::size_t i = 0; i < all.size(); ++i) {
        canvas.cells[i].farmland = farmland[i];
        canvas.cells[i].soil_risk = risk[i] * (1 - farmland[i]);
        canvas.cells[i].weak_diffusion = weak[i];
    }
}

void draw_places(Canvas& canvas, const std::vector<County>& counties) {
    for (std::size_t i = 0; i < canvas.cells.size(); ++i) {
        if (canvas.cells[i].unit < 0) {
            continue;
        }
        Atom& atom = canvas.cells[i];
        const Unit& unit = canvas.unit(i);
        const County& county = counties[static_cast<std::size_t>(unit.county)];
        atom.basin = static_cast<int>(basin_at(canvas.centre(i), canvas.ground.seed));
        if (unit.subclass == "urban" && canvas.wavy_distance(i, county.seat) < 18.0) {
            atom.no_burn = 1;
        }
        int number = 0;
        for (const LiquorArea& area : k_liquor_areas) {
            ++number;
            if (county.code == area.county && atom.redline == 0 && atom.liquor == 0 &&
                canvas.wavy_distance(i, area.middle) < 22.0) {
                atom.liquor = number;
            }
        }
    }
}

/// Connected cells of one atom; those of fewer than k_crumb take the commonest atom around.
void drop_crumbs(Canvas& canvas) {
    const auto width = static_cast<std::size_t>(canvas.ground.lattice.columns);
    std::vector<char> seen(canvas.cells.size(), 0);
    for (std::size_t start = 0; start < canvas.cells.size(); ++start) {
        if (seen[start] != 0 || canvas.cells[start].unit < 0) {
            continue;
        }
        std::vector<std::size_t> crumb = {start};
        std::map<Atom, int> around;
        seen[start] = 1;
        for (std::size_t k = 0; k < crumb.size(); ++k) {
            const std::size_t i = crumb[k];
            for (const std::size_t j : {i - 1, i + 1, i - width, i + width}) {
                if (canvas.ground.county[j] != canvas.ground.county[start]) {
                    continue;
                }
                if (canvas.cells[j] != canvas.cells[start]) {
                    ++around[canvas.cells[j]];
                } else if (seen[j] == 0) {
                    seen[j] = 1;
                    crumb.push_back(j);
                }
            }
        }
        if (crumb.size() >= k_crumb || around.empty()) {
            continue;
        }
        const auto most =
            std::max_element(around.begin(), around.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        for (const std::size_t i : crumb) {
            canvas.cells[i] = most->first;
        }
    }
}

} // namespace

Overlays make_overlays(const std::vector<County>& counties, const Ground& ground,
                       const Units& units) {
    Overlays overlays;
    Canvas canvas{ground, units, std::vector<Atom>(ground.klass.size())};
    for (std::size_t i = 0; i < canvas.cells.size(); ++i) {
        canvas.cells[i].unit = units.raster[i];
    }
    draw_redline(canvas);
    draw_reserves(canvas, counties.size(), overlays);
    draw_water_sources(canvas);
    draw_parks(canvas, overlays);
    draw_patches(canvas);
    draw_places(canvas, counties);
    drop_crumbs(canvas);
    drop_crumbs(canvas);
    overlays.raster.assign(canvas.cells.size(), -1);
    std::map<Atom, int> numbers;
    for (const Atom& atom : canvas.cells) {
        if (atom.unit >= 0) {
            numbers.emplace(atom, 0);
        }
    }
    for (auto& [atom, number] : numbers) {
        number = static_cast<int>(overlays.atoms.size());
        overlays.atoms.push_back(atom);
    }
    for (std::size_t i = 0; i < canvas.cells.size(); ++i) {
        if (canvas.cells[i].unit >= 0) {
            overlays.raster[i] = numbers.at(canvas.cells[i]);
        }
    }
    return overlays;
}

} // namespace eco::province
