// SPDX-License-Identifier: MulanPSL-2.0
// Laying out quads and merging them into regions without pinches (a region never touches itself in
// a corner, so that its rings are valid).
#include "gen/quads.hpp"

#include <array>
#include <cmath>

namespace eco::bench {
namespace {

double province_area(Random& random) {
    constexpr int k_tries = 40000;
    int inside = 0;
    for (int i = 0; i < k_tries; ++i) {
        const double x = random.between(0, k_width_m);
        const double y = random.between(0, k_height_m);
        inside += outline({x, y}) < 1 ? 1 : 0;
    }
    return static_cast<double>(inside) / k_tries * k_width_m * k_height_m;
}

double jitter(Random& random, int i, int last) {
    return i != 0 && i < last ? random.between(-.27, .27) : 0;
}

} // namespace

Quads::Quads(Random& random, const PartitionWish& wish) {
    const double side = std::sqrt(province_area(random) / (wish.regions * wish.quads_a_region));
    m_columns = static_cast<int>(k_width_m / side);
    m_rows = static_cast<int>(k_height_m / side);
    m_side_x = k_width_m / m_columns;
    m_side_y = k_height_m / m_rows;
    for (int j = 0; j <= m_rows; ++j) {
        for (int i = 0; i <= m_columns; ++i) {
            const double x = (i + jitter(random, i, m_columns)) * m_side_x;
            const double y = (j + jitter(random, j, m_rows)) * m_side_y;
            m_corners.push_back({x, y});
        }
    }
    for (int j = 0; j < m_rows; ++j) {
        for (int i = 0; i < m_columns; ++i) {
            Spot c;
            for (const int v :
                 {corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)}) {
                c.x += spot(v).x / 4;
                c.y += spot(v).y / 4;
            }
            const int quad = j * m_columns + i;
            m_centres.push_back(c);
            m_owner.push_back(outline(c) < 1 ? quad : -1);
            if (m_owner.back() >= 0) {
                m_regions[quad] = {quad};
            }
        }
    }
}

int Quads::owner(int i, int j) const {
    const int q = quad(i, j);
    return q < 0 ? -2 : m_owner[static_cast<std::size_t>(q)];
}

int Quads::quad(int i, int j) const {
    return i < 0 || j < 0 || i >= m_columns || j >= m_rows ? -1 : j * m_columns + i;
}

bool Quads::pinched(int region) const {
    for (const int cell : m_regions.at(region)) {
        for (int k = 0; k < 4; ++k) {
            const int i = cell % m_columns + k % 2;
            const int j = cell / m_columns + k / 2;
            const bool p = owner(i - 1, j - 1) == region;
            const bool s = owner(i, j - 1) == region;
            const bool t = owner(i, j) == region;
            const bool u = owner(i - 1, j) == region;
            if ((p && t && !s && !u) || (s && u && !p && !t)) {
                return true;
            }
        }
    }
    return false;
}

bool Quads::join(int a, int b) {
    const std::vector<int> of_a = m_regions[a];
    const std::vector<int> of_b = m_regions[b];
    for (const int cell : of_b) {
        m_owner[static_cast<std::size_t>(cell)] = a;
        m_regions[a].push_back(cell);
    }
    m_regions.erase(b);
    if (!pinched(a)) {
        return true;
    }
    for (const int cell : of_b) {
        m_owner[static_cast<std::size_t>(cell)] = b;
    }
    m_regions[a] = of_a;
    m_regions[b] = of_b;
    return false;
}

void Quads::merge(Random& random, const PartitionWish& wish) {
    std::vector<int> all;
    for (const auto& [owner, cells] : m_regions) {
        all.push_back(owner);
    }
    const auto target = static_cast<std::size_t>(wish.regions - wish.enclaves);
    constexpr long k_most_tries = 4000000;
    for (long tries = 0; m_regions.size() > target && tries < k_most_tries; ++tries) {
        const int cell = all[random.below(all.size())];
        const auto way = random.below(4);
        const int i = cell % m_columns + (way == 0 ? 1 : 0) - (way == 1 ? 1 : 0);
        const int j = cell / m_columns + (way == 2 ? 1 : 0) - (way == 3 ? 1 : 0);
        const int a = m_owner[static_cast<std::size_t>(cell)];
        const int b = owner(i, j);
        if (b < 0 || a == b) {
            continue;
        }
        const double most = random.unit() < 0.08 ? 24.0 : wish.quads_a_region * 2;
        if (static_cast<double>(m_regions[a].size() + m_regions[b].size()) <= most) {
            join(a, b);
        }
    }
}

} // namespace eco::bench
