// SPDX-License-Identifier: MulanPSL-2.0
// Which names a text resembles: character pairs and triples, weighted by how rare they are
// (tf-idf), learnt from the names in the data folder. The model is a sorted text file, looked up as
// it lies.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace eco::project::reading {

/// Label (a sector code, "row:25" of the catalogue) → all its names, joined.
using Examples = std::map<std::string, std::string>;

/// One line a gram: "gram<TAB>label:weight label:weight …", sorted by gram. Whole numbers only, so
/// that the same data make the same bytes.
[[nodiscard]] std::string train(const Examples& examples);

struct Ranked {
    std::string label;
    std::uint32_t score = 0; ///< thousandths of what the name's own text would score
};

class Ranking {
  public:
    /// Errors: project_model_corrupt.
    [[nodiscard]] static Result<Ranking> open(std::string model);
    /// The best `count` labels that begin with one of the prefixes (all when none is given).
    [[nodiscard]] std::vector<Ranked> rank(std::u32string_view text, std::string_view prefix,
                                           std::size_t count) const;

  private:
    std::string m_model;
    std::vector<std::uint32_t> m_lines;
    [[nodiscard]] std::string_view line(std::size_t index) const;
    [[nodiscard]] std::string_view find(std::string_view gram) const;
};

} // namespace eco::project::reading
