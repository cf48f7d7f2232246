// SPDX-License-Identifier: MulanPSL-2.0
// Counties and the vintages of their codes (data/refdata/regions/regions.csv).
#pragma once

#include "base/codes.hpp"
#include "base/csv.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eco::refdata {

struct Region {
    RegionCode code;
    std::string name, city, city_code;
    Validity validity;
    std::string successor; ///< code that took its place, empty while valid
    std::string source, confidence;
};

class Regions {
  public:
    /// Columns: code,name,city,city_code,from,to,successor,source,confidence. Errors:
    /// base_csv_missing_column, base_bad_region_code, refdata_region_twice,
    /// refdata_unknown_successor, base_bad_date.
    [[nodiscard]] static Result<Regions> from_csv(const CsvTable& table);

    /// By six-digit code of any vintage, or by the full Chinese name (unique names only).
    [[nodiscard]] const Region* find(std::string_view code_or_name) const;
    /// Follows successors to today's code.
    [[nodiscard]] const Region& current(const Region& region) const;
    [[nodiscard]] const std::vector<Region>& all() const { return m_regions; }

  private:
    std::vector<Region> m_regions;
};

} // namespace eco::refdata
