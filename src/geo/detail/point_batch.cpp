// SPDX-License-Identifier: MulanPSL-2.0
// The stages of a batch: root cells, nodes, leaves, answers.
#include "geo/detail/point_batch.hpp"

#include "geo/detail/straddle.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace eco::geo::detail {
namespace {

constexpr std::size_t k_group = 64; ///< points that travel together
constexpr std::uint64_t k_even = 0x5555555555555555U;
constexpr std::size_t k_line_words = 16; ///< of a cache line
constexpr std::size_t k_line_vertices = 8;

struct Crossings {
    bool odd = false;
    bool border = false;
};

/// The exact test of one edge that a leg of the path straddles.
void cross_upright(Xy a, Xy b, Xy corner, Xy to, Crossings& found) {
    if (std::min(a.y, b.y) > to.y || std::max(a.y, b.y) < corner.y) {
        return;
    }
    const Xy l = a.x < b.x ? a : b;
    const Xy r = a.x < b.x ? b : a;
    const std::int64_t above = plane_turn(l, r, to);
    found.border |= above == 0;
    found.odd ^= above > 0 && plane_turn(l, r, {to.x, corner.y}) <= 0;
}

bool right_of_near(Xy l, Xy u, Xy p) {
    const std::int64_t t = plane_turn(l, u, p);
    return t < 0 || (t == 0 && u.x > l.x);
}

void cross_level(Xy a, Xy b, Xy corner, Xy to, Crossings& found) {
    if (std::max(a.x, b.x) < corner.x || std::min(a.x, b.x) > to.x) {
        return;
    }
    const Xy l = a.y < b.y ? a : b;
    const Xy u = a.y < b.y ? b : a;
    found.odd ^= right_of_near(l, u, {to.x, corner.y}) != right_of_near(l, u, corner);
}

/// Edges first … first + count of the array: the same as `parts` and `on_edge` of every edge.
template <class S>
void cross(const Xy* run, std::size_t edges, Xy corner, Xy to, Crossings& found) {
    while (edges > 0) {
        const std::size_t now = std::min(edges, k_most_sides - 1);
        const Sides sides = S::of(run, now + 1, {to.x, corner.y});
        const std::uint64_t wanted = (std::uint64_t{1} << (2 * now)) - 1;
        const std::uint64_t straddling = (sides.low ^ sides.low >> 2U) & wanted;
        for (std::uint64_t m = straddling & k_even; m != 0; m &= m - 1) {
            const auto i = static_cast<unsigned>(std::countr_zero(m)) / 2;
            cross_upright(run[i], run[i + 1], corner, to, found);
        }
        for (std::uint64_t m = straddling & ~k_even; m != 0; m &= m - 1) {
            const auto i = static_cast<unsigned>(std::countr_zero(m)) / 2;
            cross_level(run[i], run[i + 1], corner, to, found);
        }
        if ((sides.same & k_even) != 0) { // a vertex straight above, below or at the point
            for (std::size_t i = 0; i < now; ++i) {
                found.border |= on_edge(run[i], run[i + 1], to);
            }
        }
        run += now;
        edges -= now;
    }
}

template <class S>
class Batch {
  public:
    Batch(const CellFile& file, PointHits& hits)
        : m_file(file), m_frame(file.frame()), m_words(file.words().data()),
          m_size(file.words().size()), m_vertices(file.vertices().data()), m_hits(hits) {}

    void run(std::span<const Xy> points) {
        m_hits.first.resize(points.size() + 1);
        m_hits.first[0] = 0;
        m_used = 0;
        for (std::size_t from = 0; from < points.size(); from += k_group) {
            const auto group = points.subspan(from, std::min(k_group, points.size() - from));
            enter(group);
            descend(group);
            look_ahead();
            answer(group, from);
        }
        m_hits.features.resize(m_used);
    }

  private:
    const CellFile& m_file;
    const CellFile::Frame m_frame;
    const Word* m_words;
    std::size_t m_size;
    const Xy* m_vertices;
    PointHits& m_hits;
    std::size_t m_used = 0;
    std::array<Word, k_group> m_cell{};          ///< the finest cell known
    std::array<int, k_group> m_log2{};           ///< its size
    std::array<std::uint32_t, k_group> m_slot{}; ///< where its word lies
    std::array<std::uint8_t, k_group> m_open{}, m_leaves{};
    std::size_t m_opened = 0, m_leafed = 0;

    [[nodiscard]] std::int64_t from_origin_x(Xy p) const {
        return std::int64_t{p.x} - m_frame.origin.x;
    }
    [[nodiscard]] std::int64_t from_origin_y(Xy p) const {
        return std::int64_t{p.y} - m_frame.origin.y;
    }
    [[nodiscard]] Xy corner_of(Xy p, int log2) const {
        return {static_cast<std::int32_t>(m_frame.origin.x + (from_origin_x(p) >> log2 << log2)),
                static_cast<std::int32_t>(m_frame.origin.y + (from_origin_y(p) >> log2 << log2))};
    }

    void enter(std::span<const Xy> group) {
        m_opened = 0;
        for (std::size_t k = 0; k < group.size(); ++k) {
            const std::int64_t x = from_origin_x(group[k]) >> m_frame.size_log2;
            const std::int64_t y = from_origin_y(group[k]) >> m_frame.size_log2;
            const bool inside = x >= 0 && y >= 0 && x < m_frame.columns && y < m_frame.rows;
            m_slot[k] = static_cast<std::uint32_t>(k_header_words + y * m_frame.columns + x);
            m_log2[k] = m_frame.size_log2;
            m_cell[k] = 0;
            m_open[m_opened] = static_cast<std::uint8_t>(k);
            m_opened += inside ? 1 : 0;
            __builtin_prefetch(inside ? m_words + m_slot[k] : m_words);
        }
    }

    /// Reads the words asked for; nodes stay open for the next round.
    void descend(std::span<const Xy> group) {
        m_leafed = 0;
        while (m_opened > 0) {
            std::size_t still = 0;
            for (std::size_t o = 0; o < m_opened; ++o) {
                const std::uint8_t k = m_open[o];
                const Word word = m_words[m_slot[k]];
                const CellKind kind = kind_of_cell(word);
                const std::size_t at = payload_of(word);
                m_cell[k] = word;
                if (kind < CellKind::set) {
                    continue;
                }
                if (at + k_line_words > m_size && (kind == CellKind::node || at >= m_size)) {
                    CellFile::corrupt();
                }
                const bool node = kind == CellKind::node;
                if (node && m_log2[k] < 2) {
                    CellFile::corrupt();
                }
                const int s = node ? m_log2[k] - 2 : 0;
                const auto i = static_cast<std::uint32_t>(from_origin_x(group[k]) >> s & 3);
                const auto j = static_cast<std::uint32_t>(from_origin_y(group[k]) >> s & 3);
                m_slot[k] = static_cast<std::uint32_t>(at + std::size_t{j} * 4 + i);
                m_log2[k] = node ? s : m_log2[k];
                m_open[still] = k;
                still += node ? 1 : 0;
                m_leaves[m_leafed] = k;
                m_leafed += kind == CellKind::leaf ? 1 : 0;
                __builtin_prefetch(m_words + (node ? m_slot[k] : at));
                __builtin_prefetch(m_words + at + k_line_words);
            }
            m_opened = still;
        }
    }

    /// Asks for the edges and the covering set of every leaf.
    void look_ahead() {
        for (std::size_t o = 0; o < m_leafed; ++o) {
            const Cell leaf{m_cell[m_leaves[o]], {}, 0};
            const Word covering = m_words[payload_of(leaf.word)];
            if (kind_of_cell(covering) == CellKind::set && payload_of(covering) < m_size) {
                __builtin_prefetch(m_words + payload_of(covering));
            }
            m_file.each_item(leaf, [&](const CellItem& item, std::span<const Chain> chains) {
                if (item.mirror) {
                    return; // its edges are those of the item before
                }
                for (const Chain& chain : chains) {
                    for (Word i = 0; i <= chain.count; i += k_line_vertices) {
                        __builtin_prefetch(m_vertices + chain.first + i);
                    }
                }
            });
        }
    }

    void answer(std::span<const Xy> group, std::size_t from) {
        for (std::size_t k = 0; k < group.size(); ++k) {
            const Word word = m_cell[k];
            const CellKind kind = kind_of_cell(word);
            if (kind == CellKind::single) {
                m_file.each_covering({word, {}, 0}, [&](FeatureId id) { put(id); });
            } else if (kind != CellKind::empty) {
                answer_one(group[k], {word, corner_of(group[k], m_log2[k]), m_log2[k]});
            }
            m_hits.first[from + k + 1] = static_cast<std::uint32_t>(m_used);
        }
    }

    void answer_one(Xy point, const Cell& cell) {
        const std::size_t from = m_used;
        m_file.each_covering(cell, [&](FeatureId id) { put(id); });
        const std::size_t whole = m_used;
        Crossings path;
        bool walked = false;
        m_file.each_item(cell, [&](const CellItem& item, std::span<const Chain> chains) {
            if (item.kind != ShapeKind::polygons) {
                return;
            }
            if (item.mirror && !walked) {
                CellFile::corrupt();
            }
            walked = true;
            if (!item.mirror) {
                path = {};
                for (const Chain& chain : chains) {
                    cross<S>(m_vertices + chain.first, chain.count, cell.corner, point, path);
                }
            }
            if (item.parity != path.odd || path.border) {
                put(item.feature);
            }
        });
        if (from < whole && whole < m_used) {
            const auto at = [&](std::size_t i) {
                return m_hits.features.begin() + static_cast<std::ptrdiff_t>(i);
            };
            merge(at(from), at(whole), at(m_used));
        }
    }

    /// Few against few: no buffer is worth it.
    template <class It>
    static void merge(It from, It middle, It end) {
        for (; middle != end; ++middle) {
            const FeatureId id = *middle;
            It to = middle;
            for (; to != from && *(to - 1) > id; --to) {
                *to = *(to - 1);
            }
            *to = id;
        }
    }

    void put(FeatureId id) {
        if (m_used == m_hits.features.size()) {
            if (m_used > UINT32_MAX / 2) {
                throw std::length_error("more hits than a batch can count");
            }
            m_hits.features.resize(std::max<std::size_t>(4096, m_used * 2));
        }
        m_hits.features[m_used++] = id;
    }
};

using Run = void (*)(const CellFile&, std::span<const Xy>, PointHits&);

void run_plain(const CellFile& file, std::span<const Xy> points, PointHits& hits) {
    Batch<PlainSides>(file, hits).run(points);
}

#if defined(__x86_64__) && !defined(__clang__) // GCC alone compiles a struct for another machine
// Flattened: what is compiled for the plain machine becomes part of a function for this one.
[[gnu::target("avx2"), gnu::flatten]] void run_avx2(const CellFile& file,
                                                    std::span<const Xy> points, PointHits& hits) {
    Batch<Avx2Sides>(file, hits).run(points);
}
[[gnu::target("avx512f"), gnu::flatten]] void
run_avx512(const CellFile& file, std::span<const Xy> points, PointHits& hits) {
    Batch<Avx512Sides>(file, hits).run(points);
}
#endif

Run fastest() {
#if defined(__x86_64__) && !defined(__clang__) // GCC alone compiles a struct for another machine
    if (__builtin_cpu_supports("avx512f") != 0) {
        return run_avx512;
    }
    if (__builtin_cpu_supports("avx2") != 0) {
        return run_avx2;
    }
#endif
    return run_plain;
}

} // namespace

void holders_of_each(const CellFile& file, std::span<const Xy> points, PointHits& hits) {
    static const Run k_run = fastest();
    k_run(file, points, hits);
}

} // namespace eco::geo::detail
