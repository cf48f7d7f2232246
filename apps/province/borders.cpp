// SPDX-License-Identifier: MulanPSL-2.0
// Chains of cell sides between junctions; Chaikin's corner cutting with the ends held fast, then
// Douglas–Peucker. Smoothed lines may cross: noding and labelling by area come after.
#include "province/borders.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace eco::province {

namespace {

constexpr double k_tolerance = 0.0003; // degrees

/// Cell sides as a graph on the corners of the window; a side is used once.
class SideGraph {
  public:
    explicit SideGraph(const LabelWindow& window)
        : m_columns(window.columns + 1), m_rows(window.rows + 1),
          m_east(static_cast<std::size_t>(m_columns * m_rows), 0), m_north(m_east) {
        for (int row = 0; row < m_rows; ++row) {
            for (int column = 0; column < m_columns; ++column) {
                const int here = window.at(column, row);
                const int below = window.at(column, row - 1);
                const int left = window.at(column - 1, row);
                m_east[place({column, row})] = here >= 0 && below >= 0 && here != below ? 1 : 0;
                m_north[place({column, row})] = here >= 0 && left >= 0 && here != left ? 1 : 0;
            }
        }
        m_degree.resize(m_east.size());
        for (int row = 0; row < m_rows; ++row) {
            for (int column = 0; column < m_columns; ++column) {
                const Cell corner{column, row};
                for (int way = 0; way < 4; ++way) {
                    m_degree[place(corner)] += has(corner, way) ? 1 : 0;
                }
            }
        }
    }

    /// All chains: first those between junctions, then closed ones.
    std::vector<std::vector<Cell>> chains() {
        std::vector<std::vector<Cell>> found;
        for (const bool loops : {false, true}) {
            for (int row = 0; row < m_rows; ++row) {
                for (int column = 0; column < m_columns; ++column) {
                    start({column, row}, loops, found);
                }
            }
        }
        return found;
    }

  private:
    [[nodiscard]] std::size_t place(Cell corner) const {
        return static_cast<std::size_t>(corner.row * m_columns + corner.column);
    }
    /// The side going east, north, west, south of a corner, or none.
    [[nodiscard]] char* side(Cell corner, int way) {
        switch (way) {
        case 0:
            return &m_east[place(corner)];
        case 1:
            return &m_north[place(corner)];
        case 2:
            return corner.column > 0 ? &m_east[place({corner.column - 1, corner.row})] : nullptr;
        default:
            return corner.row > 0 ? &m_north[place({corner.column, corner.row - 1})] : nullptr;
        }
    }
    [[nodiscard]] bool has(Cell corner, int way) {
        const char* found = side(corner, way);
        return found != nullptr && *found != 0;
    }
    static Cell step(Cell corner, int way) {
        constexpr std::array<Cell, 4> k_steps = {{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
        const Cell by = k_steps[static_cast<std::size_t>(way)];
        return {corner.column + by.column, corner.row + by.row};
    }
    void start(Cell corner, bool loops, std::vector<std::vector<Cell>>& found) {
        if (!loops && m_degree[place(corner)] == 2) {
            return;
        }
        for (int way = 0; way < 4; ++way) {
            if (has(corner, way)) {
                found.push_back(walk(corner, way));
            }
        }
    }
    std::vector<Cell> walk(Cell corner, int way) {
        std::vector<Cell> chain = {corner};
        while (way >= 0) {
            *side(corner, way) = 0;
            corner = step(corner, way);
            chain.push_back(corner);
            way = m_degree[place(corner)] == 2 ? next_way(corner) : -1;
        }
        return chain;
    }
    int next_way(Cell corner) {
        for (int way = 0; way < 4; ++way) {
            if (has(corner, way)) {
                return way;
            }
        }
        return -1;
    }

    int m_columns;
    int m_rows;
    std::vector<char> m_east;
    std::vector<char> m_north;
    std::vector<int> m_degree;
};

Point between(Point a, Point b, double part) {
    return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

Line cut_corners(const Line& line) {
    const bool closed = line.front() == line.back();
    Line middles;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        middles.push_back(between(line[i], line[i + 1], 0.5));
    }
    Line path;
    if (closed) {
        path = middles;
        path.push_back(middles.front());
    } else {
        path.push_back(line.front());
        path.insert(path.end(), middles.begin(), middles.end());
        path.push_back(line.back());
    }
    Line cut = {path.front()};
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        cut.push_back(between(path[i], path[i + 1], 0.25));
        cut.push_back(between(path[i], path[i + 1], 0.75));
    }
    cut.push_back(path.back());
    return cut;
}

double offset(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = std::sqrt(dx * dx + dy * dy);
    if (length == 0.0) { // the ends of a ring
        return std::sqrt((p.x - a.x) * (p.x - a.x) + (p.y - a.y) * (p.y - a.y));
    }
    return std::fabs((p.x - a.x) * dy - (p.y - a.y) * dx) / length;
}

void thin(const Line& line, std::size_t first, std::size_t last, Line& kept) {
    std::size_t worst = first;
    double most = k_tolerance;
    for (std::size_t i = first + 1; i < last; ++i) {
        const double away = offset(line[i], line[first], line[last]);
        if (away > most) {
            most = away;
            worst = i;
        }
    }
    if (worst == first) {
        kept.push_back(line[last]);
        return;
    }
    thin(line, first, worst, kept);
    thin(line, worst, last, kept);
}

Line thinned(const Line& line) {
    Line kept = {line.front()};
    if (line.front() == line.back()) {
        const std::size_t half = line.size() / 2; // a ring needs a third point that stays
        thin(line, 0, half, kept);
        thin(line, half, line.size() - 1, kept);
    } else {
        thin(line, 0, line.size() - 1, kept);
    }
    return kept;
}

} // namespace

void grow_labels(LabelWindow& window, int cells) {
    for (int round = 0; round < cells; ++round) {
        const LabelWindow before = window;
        for (int row = 0; row < window.rows; ++row) {
            for (int column = 0; column < window.columns; ++column) {
                int& label = window.labels[static_cast<std::size_t>(row * window.columns + column)];
                for (const Cell by : {Cell{1, 0}, Cell{-1, 0}, Cell{0, 1}, Cell{0, -1}}) {
                    if (label < 0) {
                        label = before.at(column + by.column, row + by.row);
                    }
                }
            }
        }
    }
}

Lines smooth_borders(const Lattice& lattice, const LabelWindow& window) {
    Lines lines;
    for (const std::vector<Cell>& chain : SideGraph(window).chains()) {
        Line line;
        for (const Cell corner : chain) {
            line.push_back(lattice.corner(
                {window.origin.column + corner.column, window.origin.row + corner.row}));
        }
        lines.push_back(thinned(cut_corners(line)));
    }
    return lines;
}

} // namespace eco::province
