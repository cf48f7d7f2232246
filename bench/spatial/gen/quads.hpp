// SPDX-License-Identifier: MulanPSL-2.0
// The quads of a partition and who owns them.
#pragma once

#include "gen/partition.hpp"

#include <map>

namespace eco::bench {

class Quads {
  public:
    Quads(Random& random, const PartitionWish& wish);

    /// Joins neighbours until the wished number of regions is left.
    void merge(Random& random, const PartitionWish& wish);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int corner(int i, int j) const { return j * (m_columns + 1) + i; }
    [[nodiscard]] Spot spot(int corner) const {
        return m_corners[static_cast<std::size_t>(corner)];
    }
    [[nodiscard]] Spot centre(int quad) const { return m_centres[static_cast<std::size_t>(quad)]; }
    /// −1 outside the province, −2 outside the table.
    [[nodiscard]] int owner(int i, int j) const;
    /// The quad's number, −1 outside the table.
    [[nodiscard]] int quad(int i, int j) const;
    [[nodiscard]] const std::map<int, std::vector<int>>& regions() const { return m_regions; }
    [[nodiscard]] double side() const { return std::min(m_side_x, m_side_y); }

  private:
    int m_columns = 0, m_rows = 0;
    double m_side_x = 0, m_side_y = 0;
    std::vector<Spot> m_corners, m_centres;
    std::vector<int> m_owner;
    std::map<int, std::vector<int>> m_regions; ///< owner → its quads

    [[nodiscard]] bool pinched(int region) const;
    bool join(int a, int b);
};

} // namespace eco::bench
