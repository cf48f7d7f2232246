// SPDX-License-Identifier: MulanPSL-2.0
// The two sums that assessment grades start from: W of HJ 2.3 (pollution equivalents) and Q of
// HJ 169 (amounts over critical quantities).
#pragma once

#include "base/csv.hpp"
#include "base/result.hpp"

#include <map>
#include <string>

namespace eco::regulation {

/// Item → amount: kg a year for equivalents, t on the site for critical quantities.
using Amounts = std::map<std::string, double>;

class WaterEquivalents {
  public:
    /// Columns medium, class (first | second), item, kg. Errors: base_csv_missing_column,
    /// regulation_equivalent_not_positive.
    [[nodiscard]] static Result<WaterEquivalents> from_csv(const CsvTable& table);
    /// First-class pollutants count as one item, summed; the largest item decides. Errors:
    /// regulation_substance_unknown.
    [[nodiscard]] Result<double> largest(const Amounts& kg_a_year) const;

  private:
    struct Item {
        double kg = 0;
        bool first_class = false;
    };
    std::map<std::string, Item, std::less<>> m_items;
};

class CriticalQuantities {
  public:
    /// Columns name, critical_t. Errors: base_csv_missing_column,
    /// regulation_equivalent_not_positive.
    [[nodiscard]] static Result<CriticalQuantities> from_csv(const CsvTable& table);
    /// Q, the sum of amount over critical quantity. Errors: regulation_substance_unknown.
    [[nodiscard]] Result<double> ratio(const Amounts& tonnes) const;

  private:
    std::map<std::string, double, std::less<>> m_tonnes;
};

} // namespace eco::regulation
