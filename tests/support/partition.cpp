// SPDX-License-Identifier: MulanPSL-2.0
// Tracing the owners of a chequered ground into valid polygons: rings hug their own squares, loops
// are taken off where a ring meets itself, and a hole goes to the smallest ring around it.
#include "geo/detail/exact.hpp"
#include "geo/detail/point_in_shape.hpp"
#include "support/tangles.hpp"

#include <algorithm>
#include <map>

namespace eco::geo::test {
namespace {

using Run = std::vector<Xy>;
using Node = std::pair<std::int32_t, std::int32_t>;

detail::Wide doubled_area(const Run& ring) {
    detail::Wide sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Xy p = ring[i];
        const Xy q = ring[(i + 1) % ring.size()];
        sum += detail::Wide{p.x} * q.y - detail::Wide{q.x} * p.y;
    }
    return sum;
}

class Ground {
  public:
    Ground(Dice& dice, const Lattice& lattice, std::int32_t owners, Borders borders)
        : m_size(lattice.size), m_borders(borders) {
        const std::int32_t shake =
            borders == Borders::shaken ? std::max(0, lattice.step / 4 - 1) : 0;
        for (std::int32_t j = 0; j <= m_size; ++j) {
            for (std::int32_t i = 0; i <= m_size; ++i) {
                const Xy p = lattice.at(i, j);
                const bool x = i > 0 && i < m_size;
                const bool y = j > 0 && j < m_size;
                m_places.push_back({p.x + (x ? dice.between(-shake, shake) : 0),
                                    p.y + (y ? dice.between(-shake, shake) : 0)});
            }
        }
        const bool blocks = dice.one_in(2); // larger pieces, or salt and pepper
        for (std::int32_t k = 0; k < m_size * m_size; ++k) {
            const std::int32_t left = k % m_size > 0 ? m_owner.back() : -1;
            const std::int32_t below =
                k >= m_size ? m_owner[static_cast<std::size_t>(k - m_size)] : -1;
            std::int32_t owner = dice.between(0, owners - 1);
            if (blocks && !dice.one_in(3)) {
                owner = dice.one_in(2) && left >= 0 ? left : below >= 0 ? below : owner;
            }
            m_owner.push_back(owner);
        }
    }

    /// The simple rings of an owner, own ground to the left.
    [[nodiscard]] std::vector<Run> rings(Dice& dice, std::int32_t owner) const {
        std::multimap<Node, int> ways; // direction 0 east, 1 north, 2 west, 3 south
        for (std::int32_t j = 0; j < m_size; ++j) {
            for (std::int32_t i = 0; i < m_size; ++i) {
                if (owner_of(i, j) != owner) {
                    continue;
                }
                const auto add = [&](std::int32_t x, std::int32_t y, Node from, int way) {
                    if (owner_of(x, y) != owner) {
                        ways.emplace(from, way);
                    }
                };
                add(i, j - 1, {i, j}, 0);
                add(i + 1, j, {i + 1, j}, 1);
                add(i, j + 1, {i + 1, j + 1}, 2);
                add(i - 1, j, {i, j + 1}, 3);
            }
        }
        std::vector<Run> rings;
        while (!ways.empty()) {
            std::vector<Node> walk;
            Node at = ways.begin()->first;
            int way = ways.begin()->second;
            for (;;) {
                const auto range = ways.equal_range(at);
                auto next = std::find_if(range.first, range.second, [&](const auto& w) {
                    return w.second == (walk.empty() ? way : (way + 1) % 4);
                });
                next = next == range.second ? range.first : next;
                if (next == range.second) {
                    break; // back at the start
                }
                way = next->second;
                ways.erase(next);
                take_loop(dice, walk, at, rings);
                walk.push_back(at);
                at = {at.first + (way == 0   ? 1
                                  : way == 2 ? -1
                                             : 0),
                      at.second + (way == 1   ? 1
                                   : way == 3 ? -1
                                              : 0)};
            }
            take_loop(dice, walk, at, rings);
        }
        return rings;
    }

  private:
    std::int32_t m_size;
    Borders m_borders;
    std::vector<Xy> m_places;
    std::vector<std::int32_t> m_owner;

    [[nodiscard]] std::int32_t owner_of(std::int32_t i, std::int32_t j) const {
        const bool in = i >= 0 && j >= 0 && i < m_size && j < m_size;
        return in ? m_owner[static_cast<std::size_t>(j * m_size + i)] : -1;
    }
    [[nodiscard]] Xy place(Node n) const {
        return m_places[static_cast<std::size_t>(n.second * (m_size + 1) + n.first)];
    }

    /// When the walk has been here before, what it walked since is a ring of its own.
    void take_loop(Dice& dice, std::vector<Node>& walk, Node at, std::vector<Run>& rings) const {
        const auto since = std::find(walk.begin(), walk.end(), at);
        if (since == walk.end()) {
            return;
        }
        Run ring;
        const std::vector<Node> loop(since, walk.end());
        for (std::size_t i = 0; i < loop.size(); ++i) {
            const Node before = loop[(i + loop.size() - 1) % loop.size()];
            const Node after = loop[(i + 1) % loop.size()];
            const bool straight =
                (before.first == loop[i].first && after.first == loop[i].first) ||
                (before.second == loop[i].second && after.second == loop[i].second);
            if (m_borders == Borders::straight && straight && dice.one_in(2)) {
                continue;
            }
            ring.push_back(place(loop[i]));
        }
        rings.push_back(std::move(ring));
        walk.erase(since, walk.end());
    }
};

bool surrounds(const Run& outer, const Run& hole) {
    const Shape shape = make_shape(ShapeKind::polygons, {outer}, {});
    return doubled_area(outer) > -doubled_area(hole) &&
           std::all_of(hole.begin(), hole.end(), [&](Xy p) {
               return detail::locate(shape.view(), p) != detail::Location::outside;
           });
}

Shape assemble(const std::vector<Run>& rings) {
    std::vector<Run> outers;
    std::copy_if(rings.begin(), rings.end(), std::back_inserter(outers),
                 [](const Run& r) { return doubled_area(r) > 0; });
    std::stable_sort(outers.begin(), outers.end(),
                     [](const Run& a, const Run& b) { return doubled_area(a) < doubled_area(b); });
    std::vector<std::vector<Run>> holes(outers.size());
    for (const Run& ring : rings) {
        if (doubled_area(ring) < 0) {
            const auto around = std::find_if(outers.begin(), outers.end(),
                                             [&](const Run& o) { return surrounds(o, ring); });
            holes[static_cast<std::size_t>(around - outers.begin())].push_back(ring);
        }
    }
    std::vector<Run> runs;
    std::vector<std::uint8_t> flags;
    for (std::size_t i = 0; i < outers.size(); ++i) {
        runs.push_back(outers[i]);
        flags.push_back(0);
        runs.insert(runs.end(), holes[i].begin(), holes[i].end());
        flags.insert(flags.end(), holes[i].size(), 1);
    }
    return make_shape(ShapeKind::polygons, runs, flags);
}

} // namespace

std::vector<Shape> some_partition(Dice& dice, const Lattice& lattice, std::int32_t owners,
                                  Borders borders) {
    const Ground ground(dice, lattice, owners, borders);
    std::vector<Shape> shapes;
    for (std::int32_t owner = 0; owner < owners; ++owner) {
        const auto rings = ground.rings(dice, owner);
        if (!rings.empty()) {
            shapes.push_back(assemble(rings));
        }
    }
    return shapes;
}

} // namespace eco::geo::test
