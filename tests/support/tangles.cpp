// SPDX-License-Identifier: MulanPSL-2.0
// Random polygons are drawn until GEOS calls them valid; stars and lines are right by construction.
#include "support/tangles.hpp"

#include "geo/detail/exact.hpp"
#include "geo/detail/geos.hpp"

#include <algorithm>
#include <cmath>

namespace eco::geo::test {
namespace {

using Run = std::vector<Xy>;

detail::Wide doubled_area(const Run& ring) {
    detail::Wide sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Xy p = ring[i];
        const Xy q = ring[(i + 1) % ring.size()];
        sum += detail::Wide{p.x} * q.y - detail::Wide{q.x} * p.y;
    }
    return sum;
}

bool is_valid(const Shape& shape) {
    const auto geometry = detail::to_geos(shape.view(), {shape.box.x0, shape.box.y0});
    return GEOSisValid_r(detail::geos(), geometry.get()) == 1;
}

/// Simple lines only: what runs twice over the same ground has no one length.
bool is_simple(const Shape& shape) {
    const auto geometry = detail::to_geos(shape.view(), {shape.box.x0, shape.box.y0});
    return GEOSisSimple_r(detail::geos(), geometry.get()) == 1;
}

Shape box_with_hole(Dice& dice, const Lattice& lattice) {
    const std::int32_t x0 = dice.between(0, lattice.size - 3);
    const std::int32_t y0 = dice.between(0, lattice.size - 3);
    const std::int32_t x1 = dice.between(x0 + 3, lattice.size);
    const std::int32_t y1 = dice.between(y0 + 3, lattice.size);
    const Run outer{lattice.at(x0, y0), lattice.at(x1, y0), lattice.at(x1, y1), lattice.at(x0, y1)};
    const std::int32_t hx = dice.between(x0 + 1, x1 - 2);
    const std::int32_t hy = dice.between(y0 + 1, y1 - 2);
    const Run hole{lattice.at(hx, hy), lattice.at(hx + 1, hy), lattice.at(hx + 1, hy + 1)};
    return make_shape(ShapeKind::polygons, {outer, hole}, {0, 1});
}

} // namespace

Lattice some_lattice(Dice& dice, std::int32_t size) {
    static const std::vector<std::int32_t> k_steps{
        1, 2, 3, 7, 1000, 4099, 1 << 15, 1 << 14, (1 << 15) + 1, 100'003, 1 << 19, 1 << 21};
    Lattice lattice;
    lattice.size = size;
    lattice.step = dice.one_of(k_steps);
    const std::int32_t corner = dice.between(-100, 100) * (1 << 21);
    lattice.origin = {corner + (dice.one_in(2) ? 0 : dice.between(-5, 5)),
                      dice.between(-100, 100) * (1 << 21) +
                          (dice.one_in(2) ? 0 : dice.between(-5, 5))};
    return lattice;
}

Shape make_shape(ShapeKind kind, const std::vector<Run>& runs,
                 const std::vector<std::uint8_t>& holes) {
    Shape shape;
    shape.kind = kind;
    std::uint32_t polygon = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        Run run = runs[i];
        const bool hole = !holes.empty() && holes[i] != 0;
        if (kind == ShapeKind::polygons) {
            polygon += i > 0 && !hole ? 1U : 0U;
            if ((doubled_area(run) > 0) == hole) {
                std::reverse(run.begin(), run.end());
            }
            run.push_back(run.front());
        }
        shape.parts.push_back({static_cast<std::uint32_t>(shape.vertices.size()),
                               static_cast<std::uint32_t>(run.size()), polygon, hole ? 1U : 0U});
        shape.vertices.insert(shape.vertices.end(), run.begin(), run.end());
    }
    const Xy first = shape.vertices.front();
    shape.box = {first.x, first.y, first.x, first.y};
    for (const Xy p : shape.vertices) {
        shape.box = {std::min(shape.box.x0, p.x), std::min(shape.box.y0, p.y),
                     std::max(shape.box.x1, p.x), std::max(shape.box.y1, p.y)};
    }
    return shape;
}

Shape some_polygon(Dice& dice, const Lattice& lattice) {
    if (dice.one_in(4) && lattice.size >= 4) {
        return box_with_hole(dice, lattice);
    }
    for (;;) {
        std::vector<Run> runs(static_cast<std::size_t>(dice.one_in(5) ? 2 : 1));
        for (Run& run : runs) {
            const std::int32_t count = dice.between(3, 6);
            for (std::int32_t i = 0; i < count; ++i) {
                run.push_back(lattice.any(dice));
            }
        }
        if (std::all_of(runs.begin(), runs.end(),
                        [](const Run& r) { return doubled_area(r) != 0; })) {
            Shape shape = make_shape(ShapeKind::polygons, runs, {});
            const auto& v = shape.vertices;
            if (std::adjacent_find(v.begin(), v.end()) == v.end() && is_valid(shape)) {
                return shape;
            }
        }
    }
}

Shape some_lines(Dice& dice, const Lattice& lattice) {
    for (;;) {
        std::vector<Run> runs(static_cast<std::size_t>(dice.between(1, 2)));
        for (Run& run : runs) {
            const std::int32_t count = dice.between(2, 5);
            while (static_cast<std::int32_t>(run.size()) < count) {
                const Xy p = lattice.any(dice);
                if (run.empty() || run.back() != p) {
                    run.push_back(p);
                }
            }
        }
        Shape shape = make_shape(ShapeKind::lines, runs, {});
        if (is_simple(shape)) {
            return shape;
        }
    }
}

Shape some_points(Dice& dice, const Lattice& lattice) {
    Run run;
    const std::int32_t count = dice.between(1, 6);
    for (std::int32_t i = 0; i < count; ++i) {
        run.push_back(lattice.any(dice));
    }
    return make_shape(ShapeKind::points, {run}, {});
}

Shape some_star(Dice& dice, const Lattice& lattice, std::int32_t vertices) {
    const std::int32_t half = lattice.size / 2 * lattice.step;
    const Xy middle = lattice.at(lattice.size / 2, lattice.size / 2);
    for (std::int32_t count = vertices;; count = std::max(3, count / 2)) {
        Run ring;
        for (std::int32_t i = 0; i < count; ++i) {
            const double angle = 6.283185307179586 * i / count;
            const double radius = half * (dice.between(300, 1000) / 1000.0);
            const Xy p{middle.x + static_cast<std::int32_t>(std::lround(radius * std::cos(angle))),
                       middle.y + static_cast<std::int32_t>(std::lround(radius * std::sin(angle)))};
            if (ring.empty() || ring.back() != p) {
                ring.push_back(p);
            }
        }
        if (ring.size() >= 3 && ring.front() != ring.back() && doubled_area(ring) != 0) {
            Shape shape = make_shape(ShapeKind::polygons, {ring}, {});
            if (is_valid(shape)) { // not always on a coarse grid
                return shape;
            }
        }
        if (count == 3) {
            return some_polygon(dice, lattice);
        }
    }
}

std::vector<Shape> some_heap(Dice& dice, const Lattice& lattice, std::int32_t count) {
    std::vector<Shape> heap;
    while (static_cast<std::int32_t>(heap.size()) < count) {
        switch (dice.between(0, 8)) {
        case 0:
            heap.push_back(some_lines(dice, lattice));
            break;
        case 1:
            heap.push_back(some_points(dice, lattice));
            break;
        case 2:
            heap.push_back(some_star(dice, lattice, dice.between(3, 80)));
            break;
        case 3:
            if (!heap.empty()) {
                heap.push_back(Shape(dice.one_of(heap)));
            }
            break;
        default:
            heap.push_back(some_polygon(dice, lattice));
        }
    }
    return heap;
}

Shape shifted(const Shape& shape, std::int32_t dx, std::int32_t dy) {
    Shape moved = shape;
    for (Xy& p : moved.vertices) {
        p = {p.x + dx, p.y + dy};
    }
    moved.box = {shape.box.x0 + dx, shape.box.y0 + dy, shape.box.x1 + dx, shape.box.y1 + dy};
    return moved;
}

Shape some_footprint(Dice& dice, const Lattice& lattice, const std::vector<Shape>& layer) {
    const auto along = [&](const Shape& shape) { // a stretch of somebody's border
        const Part& part = dice.one_of(shape.parts);
        const auto count = static_cast<std::int32_t>(part.count);
        const std::int32_t from = dice.between(0, count - 2);
        const std::int32_t to = dice.between(from + 1, std::min(count - 1, from + 9));
        const auto at = shape.vertices.begin() + part.first;
        return make_shape(ShapeKind::lines, {Run(at + from, at + to + 1)}, {});
    };
    switch (dice.between(0, 7)) {
    case 0:
        return Shape(dice.one_of(layer));
    case 1:
        return shifted(dice.one_of(layer), dice.between(-1, 1), dice.between(-1, 1));
    case 2:
        return shifted(dice.one_of(layer), dice.between(-1, 1) * lattice.step,
                       dice.between(-1, 1) * lattice.step);
    case 3:
        if (const Shape& shape = dice.one_of(layer);
            shape.kind != ShapeKind::points && dice.one_in(2)) {
            return along(shape);
        }
        return some_lines(dice, lattice);
    case 4:
        return some_points(dice, lattice);
    case 5:
        return some_star(dice, lattice, dice.between(3, 60));
    default:
        return some_polygon(dice, lattice);
    }
}

} // namespace eco::geo::test
