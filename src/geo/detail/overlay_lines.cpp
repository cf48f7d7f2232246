// SPDX-License-Identifier: MulanPSL-2.0
// From the cuts of lines to the stretches between them that are held.
#include "geo/detail/overlay.hpp"

#include <algorithm>
#include <cmath>

namespace eco::geo::detail {
namespace {

/// Stretches as they grow. What rounds to one millimetre is one place.
class Stretches {
  public:
    void begin(Position p) { m_all.push_back({p}); }
    void add(Position p) {
        const Position last = m_all.back().back();
        if (std::round(p.x) != std::round(last.x) || std::round(p.y) != std::round(last.y)) {
            m_all.back().push_back(p);
        }
    }
    [[nodiscard]] std::vector<std::vector<Position>> take() {
        std::erase_if(m_all, [](const auto& one) { return one.size() < 2; });
        return std::move(m_all);
    }

  private:
    std::vector<std::vector<Position>> m_all;
};

} // namespace

std::vector<std::vector<Position>> Overlay::stretches_between_cuts() const {
    Stretches out;
    auto cut = m_cuts.begin();
    for (std::size_t r = 0; r < m_outline.runs().size(); ++r) {
        const bool last = r + 1 == m_outline.runs().size();
        const std::size_t end = last ? m_outline.edges() : m_outline.runs()[r + 1].first;
        int holders = 0;
        for (std::size_t j = m_outline.runs()[r].first; j < end; ++j) {
            const Xy a = m_outline.a(j);
            const Xy b = m_outline.b(j);
            for (; cut != m_cuts.end() && cut->edge == j; ++cut) {
                const Position at{a.x + cut->share * (double{1} * b.x - a.x),
                                  a.y + cut->share * (double{1} * b.y - a.y)};
                const bool held = holders > 0;
                holders += cut->into;
                if (held != (holders > 0)) {
                    held ? out.add(at) : out.begin(at);
                }
            }
            if (holders > 0) {
                out.add({double{1} * b.x, double{1} * b.y});
            }
        }
    }
    return out.take();
}

} // namespace eco::geo::detail
