// SPDX-License-Identifier: MulanPSL-2.0
// GB/T 4754-2017 (data/refdata/sectors): sections, divisions, groups, classes.
#pragma once

#include "base/codes.hpp"
#include "base/csv.hpp"
#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace eco::refdata {

struct Sector {
    SectorCode code; ///< with its section letter, e.g. C1512
    std::string name;
};

class Sectors {
  public:
    /// Errors: base_csv_missing_column, base_bad_sector_code, refdata_sector_twice.
    [[nodiscard]] static Result<Sectors> from_csv(const CsvTable& table);

    /// Accepts "C1512" and "1512" (the letter is supplied, for divisions belong to one section);
    /// nullptr when the edition has no such code.
    [[nodiscard]] const Sector* find(std::string_view code) const;
    [[nodiscard]] const std::map<std::string, Sector, std::less<>>& all() const {
        return m_sectors;
    }

  private:
    std::map<std::string, Sector, std::less<>> m_sectors; ///< by code with letter
};

} // namespace eco::refdata
