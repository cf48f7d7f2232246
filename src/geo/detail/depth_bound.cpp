// SPDX-License-Identifier: MulanPSL-2.0
// Bounds of the distance to a border over a disc.
#include "geo/detail/depth_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eco::geo::detail {

Vec foot_on(const Segment& s, Vec p) {
    const Vec d = s.b - s.a;
    const double squared = d.dot(d);
    const double t = squared == 0 ? 0 : std::clamp((p - s.a).dot(d) / squared, 0.0, 1.0);
    return s.a + d * t;
}

double Vec::norm() const {
    return std::sqrt(x * x + y * y);
}

Foot nearest_foot(const std::vector<Segment>& all, const Pieces& pieces, Vec from) {
    Foot best{std::numeric_limits<double>::infinity(), from};
    for (const std::uint32_t i : pieces) {
        const Vec foot = foot_on(all[i], from);
        const Vec to = foot - from;
        const double squared = to.dot(to);
        if (squared < best.distance) {
            best = {squared, foot};
        }
    }
    best.distance = std::sqrt(best.distance);
    return best;
}

Pieces within(const std::vector<Segment>& all, const Pieces& pieces, Vec from, double reach) {
    Pieces near;
    for (const std::uint32_t i : pieces) {
        const Vec to = foot_on(all[i], from) - from;
        if (to.dot(to) <= reach * reach) {
            near.push_back(i);
        }
    }
    return near;
}

double farthest(const std::vector<Segment>& all, const Pieces& pieces, Vec c, double radius,
                Vec along, const Foot& first) {
    const bool on_line = along.x != 0 || along.y != 0;
    const auto seen = [&](Vec v) { return on_line ? along * v.dot(along) : v; };
    Vec mean = seen(first.at - c);
    double squares = first.distance * first.distance;
    double best = squares + 2 * radius * mean.norm();
    for (int step = 0; step < 4 && mean.norm() > 0; ++step) {
        const Vec worst = c - mean * (radius / mean.norm());
        const Vec v = nearest_foot(all, pieces, worst).at - c;
        const Vec w = seen(v);
        const auto value = [&](double share) {
            return (1 - share) * squares + share * v.dot(v) +
                   2 * radius * (mean * (1 - share) + w * share).norm();
        };
        double low = 0;
        double high = 1;
        for (int k = 0; k < 24; ++k) { // convex: thirds
            const double one = low + (high - low) / 3;
            const double two = high - (high - low) / 3;
            (value(one) <= value(two) ? high : low) = value(one) <= value(two) ? two : one;
        }
        const double share = (low + high) / 2;
        if (value(share) >= best) {
            break;
        }
        best = value(share);
        squares = (1 - share) * squares + share * v.dot(v);
        mean = mean * (1 - share) + w * share;
    }
    return std::sqrt(radius * radius + best);
}

bool has_no_peak(const std::vector<Segment>& all, const Pieces& pieces, Vec c, double radius,
                 const Foot& first) {
    if (first.distance <= radius) {
        return false;
    }
    const Vec u = (first.at - c) * (1 / first.distance);
    const double reach = first.distance + 2 * radius;
    return std::all_of(pieces.begin(), pieces.end(), [&](std::uint32_t i) {
        const Vec foot = foot_on(all[i], c);
        const double height = (foot - c).norm();
        if (height > reach) {
            return true;
        }
        // The part within reach, generously: so far on both sides of the foot.
        const Vec d = all[i].b - all[i].a;
        const double length = d.norm();
        const double half = std::sqrt(reach * reach - height * height);
        const auto end = [&](Vec corner) {
            const Vec to = corner - foot;
            const double far = to.norm();
            return (far <= half || length == 0 ? corner : foot + to * (half / far)) - c;
        };
        return end(all[i].a).dot(u) > radius && end(all[i].b).dot(u) > radius;
    });
}

double farthest_in_hull(const std::vector<Segment>& all, const Pieces& pieces,
                        std::span<const Vec> corners) {
    double least = std::numeric_limits<double>::infinity();
    for (const std::uint32_t i : pieces) {
        double most = 0;
        for (const Vec corner : corners) {
            const Vec to = foot_on(all[i], corner) - corner;
            most = std::max(most, to.dot(to));
        }
        least = std::min(least, most);
    }
    return std::sqrt(least);
}

bool one_sided(const std::vector<Segment>& all, const Pieces& pieces) {
    constexpr double k_least = 0.1;             // about 84 degrees from the common direction
    const auto inwards = [&](std::uint32_t i) { // the union lies left of a→b
        const Vec d = all[i].b - all[i].a;
        const double length = d.norm();
        return length > 0 ? Vec{-d.y / length, d.x / length} : Vec{};
    };
    Vec sum;
    for (const std::uint32_t i : pieces) {
        sum = sum + inwards(i);
    }
    const double length = sum.norm();
    return length > 0 && std::all_of(pieces.begin(), pieces.end(), [&](std::uint32_t i) {
               return inwards(i).dot(sum) >= k_least * length;
           });
}

} // namespace eco::geo::detail
