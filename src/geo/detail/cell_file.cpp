// SPDX-License-Identifier: MulanPSL-2.0
// The frame of the cell index: header and root table.
#include "geo/detail/cell_file.hpp"

namespace eco::geo::detail {

bool CellFile::frame_is_sound(std::span<const Word> words, std::size_t vertices,
                              FeatureId features) {
    if (words.size() < k_header_words || words[0] != k_cells_magic || words[1] != features ||
        (std::uint64_t{words[3]} << 32 | words[2]) != vertices) {
        return false;
    }
    const std::uint64_t columns = words[6];
    const std::uint64_t rows = words[7];
    const Word log2 = words[8];
    constexpr std::int64_t k_far = std::int64_t{1} << 31;
    const auto inside = [&](Word from, std::uint64_t count) {
        return std::bit_cast<std::int32_t>(from) +
                   static_cast<std::int64_t>(count << static_cast<unsigned>(log2)) <
               k_far;
    };
    // The corners of all cells are whole int32: what is added to them later cannot overflow.
    return log2 <= static_cast<Word>(k_coarsest) && columns <= 1U << 16 && rows <= 1U << 16 &&
           columns * rows <= words.size() - k_header_words && inside(words[4], columns) &&
           inside(words[5], rows);
}

void CellFile::corrupt() {
    throw CorruptIndex("the index of a layer points outside its file");
}

} // namespace eco::geo::detail
