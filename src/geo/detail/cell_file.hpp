// SPDX-License-Identifier: MulanPSL-2.0
// Reading the cell index where it lies. Every offset is checked at the step that follows it, so a
// file may be opened without reading it through.
#pragma once

#include "geo/cell_index.hpp"
#include "geo/detail/cell_format.hpp"
#include "geo/detail/exact.hpp"

#include <bit>
#include <span>

namespace eco::geo::detail {

struct Cell {
    Word word = 0;
    Xy corner;
    int size_log2 = 0;
};

class CellFile {
  public:
    /// The frame is known to be sound (see frame_is_sound).
    CellFile(std::span<const Word> words, std::span<const Xy> vertices, FeatureId features)
        : m_words(words), m_vertices(vertices),
          m_features(features), m_origin{std::bit_cast<std::int32_t>(words[4]),
                                         std::bit_cast<std::int32_t>(words[5])},
          m_columns(words[6]), m_rows(words[7]), m_log2(static_cast<int>(words[8])) {}

    [[nodiscard]] static bool frame_is_sound(std::span<const Word> words, std::size_t vertices,
                                             FeatureId features);

    [[nodiscard]] std::span<const Xy> vertices() const { return m_vertices; }

    /// The finest written cell that holds the point; an empty one outside the table.
    [[nodiscard]] Cell cell_at(Xy point) const {
        const std::int64_t x = (std::int64_t{point.x} - m_origin.x) >> m_log2;
        const std::int64_t y = (std::int64_t{point.y} - m_origin.y) >> m_log2;
        if (x < 0 || y < 0 || x >= m_columns || y >= m_rows) {
            return {};
        }
        Cell cell = root(x, y);
        while (kind_of_cell(cell.word) == CellKind::node) {
            const int s = cell.size_log2 - 2;
            const auto i = static_cast<std::uint32_t>((std::int64_t{point.x} - cell.corner.x) >> s);
            const auto j = static_cast<std::uint32_t>((std::int64_t{point.y} - cell.corner.y) >> s);
            cell = child(cell, j * 4 + i);
        }
        return cell;
    }

    /// Every written cell that is not empty and meets the box, as (cell).
    template <class OnCell>
    void visit(const XyBox& box, OnCell on_cell) const {
        visit_roots(box, [&](const Cell& cell) { descend(cell, box, on_cell); });
    }

    /// Every root cell that meets the box.
    template <class OnCell>
    void visit_roots(const XyBox& box, OnCell on_cell) const {
        const auto clamped = [this](std::int64_t v, std::int64_t from, Word count) {
            return std::clamp<std::int64_t>((v - from) >> m_log2, -1, count);
        };
        const std::int64_t i1 = std::min<std::int64_t>(clamped(box.x1, m_origin.x, m_columns),
                                                       std::int64_t{m_columns} - 1);
        const std::int64_t j1 =
            std::min<std::int64_t>(clamped(box.y1, m_origin.y, m_rows), std::int64_t{m_rows} - 1);
        for (std::int64_t y = std::max<std::int64_t>(clamped(box.y0, m_origin.y, m_rows), 0);
             y <= j1; ++y) {
            for (std::int64_t x = std::max<std::int64_t>(clamped(box.x0, m_origin.x, m_columns), 0);
                 x <= i1; ++x) {
                on_cell(root(x, y));
            }
        }
    }

    /// The root table as a batch reads it.
    struct Frame {
        Xy origin;
        Word columns = 0, rows = 0;
        int size_log2 = 0;
    };
    [[nodiscard]] Frame frame() const { return {m_origin, m_columns, m_rows, m_log2}; }
    [[nodiscard]] std::span<const Word> words() const { return m_words; }
    [[noreturn]] static void corrupt();

    /// A cell of the root table, by its column and row.
    [[nodiscard]] Cell root(std::int64_t x, std::int64_t y) const {
        return {m_words[static_cast<std::size_t>(k_header_words + y * m_columns + x)],
                {static_cast<std::int32_t>(m_origin.x + (x << m_log2)),
                 static_cast<std::int32_t>(m_origin.y + (y << m_log2))},
                m_log2};
    }
    /// The 16 children of a node.
    [[nodiscard]] Cell child(const Cell& node, std::uint32_t k) const {
        const int s = node.size_log2 - 2;
        if (s < 0) {
            corrupt();
        }
        return {at(std::size_t{payload_of(node.word)} + k),
                {static_cast<std::int32_t>(node.corner.x + (std::int64_t{k % 4} << s)),
                 static_cast<std::int32_t>(node.corner.y + (std::int64_t{k / 4} << s))},
                s};
    }

    /// The children of a node that meet the box, which meets the node.
    template <class OnCell>
    void each_child(const Cell& node, const XyBox& box, OnCell on_cell) const {
        const int s = node.size_log2 - 2;
        const auto clamped = [s](std::int64_t v) {
            return static_cast<std::uint32_t>(std::clamp<std::int64_t>(v >> s, 0, 3));
        };
        if (s < 0) {
            corrupt();
        }
        const std::uint32_t i1 = clamped(std::int64_t{box.x1} - node.corner.x);
        const std::uint32_t j1 = clamped(std::int64_t{box.y1} - node.corner.y);
        for (std::uint32_t j = clamped(std::int64_t{box.y0} - node.corner.y); j <= j1; ++j) {
            for (std::uint32_t i = clamped(std::int64_t{box.x0} - node.corner.x); i <= i1; ++i) {
                on_cell(child(node, j * 4 + i));
            }
        }
    }

    /// Asks memory for what a node or leaf says, or for a chain's vertices: a hint, nothing is
    /// read.
    void fetch(const Cell& cell) const {
        constexpr std::size_t k_line = 16; // words
        const std::size_t at = payload_of(cell.word);
        if (at + 2 * k_line < m_words.size()) {
            __builtin_prefetch(m_words.data() + at);
            __builtin_prefetch(m_words.data() + at + k_line);
        }
    }
    void fetch(const Chain& chain) const {
        constexpr std::ptrdiff_t k_line = 8; // vertices
        const Xy* last = m_vertices.data() + chain.first + chain.count;
        for (const Xy* at = last - chain.count; at < last; at += k_line) {
            __builtin_prefetch(at);
        }
        __builtin_prefetch(last);
    }

    /// The features that hold the whole cell (of a leaf: its covering word), ascending.
    template <class OnFeature>
    void each_covering(const Cell& cell, OnFeature on_feature) const {
        Word word = cell.word;
        if (kind_of_cell(word) == CellKind::leaf) {
            word = at(payload_of(word));
        }
        if (kind_of_cell(word) == CellKind::single) {
            on_feature(checked(payload_of(word)));
        } else if (kind_of_cell(word) == CellKind::set) {
            const std::size_t from = payload_of(word);
            const Word count = at(from);
            for (Word i = 1; i <= count; ++i) {
                on_feature(checked(at(from + i)));
            }
        }
    }

    /// The features with edges in a leaf, ascending, as (item, chains).
    template <class OnItem>
    void each_item(const Cell& leaf, OnItem on_item) const {
        if (kind_of_cell(leaf.word) != CellKind::leaf) {
            return;
        }
        std::size_t from = std::size_t{payload_of(leaf.word)} + 2;
        const Word items = at(from - 1);
        for (Word i = 0; i < items; ++i) {
            const CellItem item = item_of(at(from));
            const Word chains = at(from + 1);
            from += 2;
            if (m_words.size() - from < std::size_t{chains} * 2 || item.feature >= m_features) {
                corrupt();
            }
            const std::span<const Chain> all{reinterpret_cast<const Chain*>(m_words.data() + from),
                                             chains};
            for (const Chain& chain : all) {
                if (std::uint64_t{chain.first} + chain.count + 1 >
                    m_vertices.size() + (item.kind == ShapeKind::points ? 1U : 0U)) {
                    corrupt();
                }
            }
            on_item(item, all);
            from += std::size_t{chains} * 2;
        }
    }

  private:
    std::span<const Word> m_words;
    std::span<const Xy> m_vertices;
    FeatureId m_features;
    Xy m_origin;
    Word m_columns, m_rows;
    int m_log2;

    [[nodiscard]] Word at(std::size_t i) const {
        if (i >= m_words.size()) {
            corrupt();
        }
        return m_words[i];
    }
    [[nodiscard]] FeatureId checked(FeatureId id) const {
        if (id >= m_features) {
            corrupt();
        }
        return id;
    }
    template <class OnCell>
    void descend(const Cell& cell, const XyBox& box, OnCell& on_cell) const {
        const CellKind kind = kind_of_cell(cell.word);
        if (kind == CellKind::empty) {
            return;
        }
        if (kind != CellKind::node) {
            on_cell(cell);
            return;
        }
        each_child(cell, box, [&](const Cell& one) { descend(one, box, on_cell); });
    }
};

} // namespace eco::geo::detail
