// SPDX-License-Identifier: MulanPSL-2.0
// Writes the cells of a layer, depth first, so that what is near on the plane is near in the file.
#include "geo/detail/cell_build.hpp"
#include "geo/cell_index.hpp"

#include <array>
#include <bit>
#include <exception>
#include <map>

namespace eco::geo {
namespace {

using detail::cell_word;
using detail::CellKind;
using detail::CellWork;
using detail::Word;

constexpr int k_levels = (detail::k_coarsest - detail::k_finest) / 2;

class Writer {
  public:
    Writer(const ShapeSource& source, const CellTuning& tuning)
        : m_source(source), m_tuning(tuning), m_scratch(k_levels) {}

    std::vector<Word> write() {
        detail::RootTable table = detail::fill_roots(m_source, m_tuning);
        const std::size_t root = detail::k_header_words;
        m_words.assign((root + table.cells.size() + 15) / 16 * 16, 0);
        for (std::size_t k = 0; k < table.cells.size(); ++k) {
            const auto x = static_cast<std::int64_t>(k % table.columns);
            const auto y = static_cast<std::int64_t>(k / table.columns);
            const Xy corner{static_cast<std::int32_t>(table.origin.x + (x << table.size_log2)),
                            static_cast<std::int32_t>(table.origin.y + (y << table.size_log2))};
            const Word cell = cell_of(table.cells[k], corner, table.size_log2, 0);
            m_words[root + k] = cell;
            table.cells[k] = {}; // what is written need not be kept
        }
        const std::uint64_t vertices = m_source.vertices().size();
        const std::array<Word, 9> header{detail::k_cells_magic,
                                         m_source.size(),
                                         static_cast<Word>(vertices),
                                         static_cast<Word>(vertices >> 32),
                                         std::bit_cast<Word>(table.origin.x),
                                         std::bit_cast<Word>(table.origin.y),
                                         table.columns,
                                         table.rows,
                                         static_cast<Word>(table.size_log2)};
        std::copy(header.begin(), header.end(), m_words.begin());
        return std::move(m_words);
    }

  private:
    const ShapeSource& m_source;
    CellTuning m_tuning;
    std::vector<Word> m_words;
    std::vector<std::array<CellWork, 16>> m_scratch;
    std::map<std::vector<FeatureId>, Word> m_sets;

    [[nodiscard]] Word here() const {
        if (m_words.size() >= 1U << 29) {
            throw std::length_error("an index beyond two gigabytes");
        }
        return static_cast<Word>(m_words.size());
    }

    Word covering_of(const std::vector<FeatureId>& features) {
        if (features.empty()) {
            return cell_word(CellKind::empty, 0);
        }
        if (features.size() == 1) {
            return cell_word(CellKind::single, features[0]);
        }
        const auto [found, fresh] = m_sets.try_emplace(features, here());
        if (fresh) {
            m_words.push_back(static_cast<Word>(features.size()));
            m_words.insert(m_words.end(), features.begin(), features.end());
        }
        return cell_word(CellKind::set, found->second);
    }

    Word leaf_of(const CellWork& work) {
        const Word covering = covering_of(work.covering);
        const Word at = here();
        m_words.push_back(covering);
        m_words.push_back(static_cast<Word>(work.items.size()));
        for (std::size_t i = 0; i < work.items.size(); ++i) {
            const CellWork::Item& item = work.items[i];
            detail::CellItem what = item.what;
            what.mirror = i > 0 && m_tuning.borders == Borders::paired &&
                          detail::mirrors(work, i, m_source.vertices());
            m_words.push_back(detail::item_word(what));
            m_words.push_back(item.chains);
            for (Word c = item.first_chain; c < item.first_chain + item.chains; ++c) {
                m_words.push_back(work.chains[c].first);
                m_words.push_back(work.chains[c].count);
            }
        }
        return cell_word(CellKind::leaf, at);
    }

    Word cell_of(const CellWork& work, Xy corner, int size_log2, std::size_t level) {
        if (work.items.empty()) {
            return covering_of(work.covering);
        }
        const bool worth = work.edges > m_tuning.leaf_limit && size_log2 > detail::k_finest;
        if (!worth ||
            !detail::divide(work, m_source.vertices(), corner, size_log2, m_scratch[level])) {
            return leaf_of(work);
        }
        m_words.resize((m_words.size() + 15) / 16 * 16, 0);
        const Word at = here();
        m_words.resize(m_words.size() + 16, 0);
        const std::int64_t step = std::int64_t{1} << (size_log2 - 2);
        for (std::uint32_t k = 0; k < 16; ++k) {
            const Xy low{static_cast<std::int32_t>(corner.x + (k % 4) * step),
                         static_cast<std::int32_t>(corner.y + (k / 4) * step)};
            const Word child = cell_of(m_scratch[level][k], low, size_log2 - 2, level + 1);
            m_words[at + k] = child;
        }
        return cell_word(CellKind::node, at);
    }
};

} // namespace

std::vector<std::uint32_t> build_cell_index(const ShapeSource& source, const CellTuning& tuning) {
    return Writer(source, tuning).write();
}

std::vector<std::vector<std::uint32_t>>
build_cell_indexes(std::span<const ShapeSource* const> sources, const CellTuning& tuning,
                   const Executor& executor) {
    std::vector<std::vector<std::uint32_t>> words(sources.size());
    std::vector<std::exception_ptr> failures(sources.size());
    executor(sources.size(), [&](std::size_t i) {
        try {
            words[i] = build_cell_index(*sources[i], tuning);
        } catch (...) { // of another thread: carried to the caller's
            failures[i] = std::current_exception();
        }
    });
    for (const std::exception_ptr& failure : failures) {
        if (failure != nullptr) {
            std::rethrow_exception(failure);
        }
    }
    return words;
}

std::vector<std::uint32_t> build_cell_index(const ShapeSource& source) {
    return build_cell_index(source, k_tuned_for_overlay);
}

} // namespace eco::geo
