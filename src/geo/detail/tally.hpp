// SPDX-License-Identifier: MulanPSL-2.0
// What is known of every feature near a footprint, one entry a feature.
#pragma once

#include "geo/detail/exact.hpp"
#include "geo/layer_index.hpp"

#include <bit>
#include <cstddef>
#include <vector>

namespace eco::geo::detail {

struct Tally {
    FeatureId feature = 0;
    ShapeKind kind = ShapeKind::points;
    bool touched = false;
    Wide whole = 0;      ///< twice the area shared (mm²): what whole edges add
    double sum = 0;      ///< what pieces of edges add to it; of a line its length inside (m)
    double scale = 0;    ///< magnitudes in `sum`, for the rounding error
    double on_edges = 0; ///< length of a line that runs on the feature's edges
};

/// A small hash table; keeps its arrays between calls.
class Tallies {
  public:
    void clear() {
        for (const std::uint32_t place : m_used) {
            m_table[place] = 0;
        }
        m_used.clear();
        m_tallies.clear();
    }
    /// The number of the feature's entry, made when there is none.
    std::uint32_t of(FeatureId feature, ShapeKind kind) {
        const std::uint32_t place = place_of(feature);
        if (m_table[place] != 0) {
            return m_table[place] - 1;
        }
        m_tallies.push_back({feature, kind, false, 0, 0, 0, 0});
        m_table[place] = static_cast<std::uint32_t>(m_tallies.size());
        m_used.push_back(place);
        if (m_tallies.size() * 2 > m_table.size()) {
            grow();
        }
        return static_cast<std::uint32_t>(m_tallies.size() - 1);
    }
    [[nodiscard]] Tally& operator[](std::uint32_t i) { return m_tallies[i]; }
    [[nodiscard]] const std::vector<Tally>& all() const { return m_tallies; }

  private:
    std::vector<Tally> m_tallies;
    std::vector<std::uint32_t> m_table = std::vector<std::uint32_t>(64); ///< entry + 1
    std::vector<std::uint32_t> m_used;                                   ///< places in the table

    /// Of the feature's entry, or where it would stand.
    [[nodiscard]] std::uint32_t place_of(FeatureId feature) const {
        const auto mask = static_cast<std::uint32_t>(m_table.size() - 1);
        // Knuth's multiplicative hash (TAOCP 3, 6.4): the upper bits are the mixed ones.
        std::uint32_t place = feature * 2654435769U >> std::countl_zero(mask);
        while (m_table[place] != 0 && m_tallies[m_table[place] - 1].feature != feature) {
            place = (place + 1) & mask;
        }
        return place;
    }
    void grow() {
        m_table.assign(m_table.size() * 2, 0);
        m_used.clear();
        for (std::uint32_t i = 0; i < m_tallies.size(); ++i) {
            const std::uint32_t place = place_of(m_tallies[i].feature);
            m_table[place] = i + 1;
            m_used.push_back(place);
        }
    }
};

} // namespace eco::geo::detail
