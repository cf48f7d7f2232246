// SPDX-License-Identifier: MulanPSL-2.0
// Screened sites as records of a file: GeoJSON features one a line, or rows of a CSV. The same site
// gives the same bytes; its row number stands at the beginning, so that shards can be merged.
#pragma once

#include "base/error.hpp"
#include "project/table/site_row.hpp"
#include "siting/screening.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eco::formats {

/// csv: with a byte order mark, for Excel. A GeoPackage is made of the CSV
/// (screened/geopackage.hpp).
enum class RecordFormat { feature_lines, csv };

struct ScreenedSite {
    std::size_t row = 0; ///< of the site file, from 1
    const project::table::TableSite& site;
    const siting::Screened& screened;
};

class ScreenedEncoder {
  public:
    /// Facts and clauses are the assessor's, and must outlive it.
    ScreenedEncoder(RecordFormat format, const rules::FactRegistry& facts,
                    const rules::CompiledBook& book);

    /// What stands before all records.
    [[nodiscard]] std::string header() const;
    /// One record with its line break. Columns and members: docs/reference/screening.md.
    void append(std::string& out, const ScreenedSite& site) const;

  private:
    RecordFormat m_format;
    const rules::FactRegistry* m_facts;
    const rules::CompiledBook* m_book;
    std::vector<rules::FactId> m_zones; ///< spatial facts: a column each

    void append_feature(std::string& out, const ScreenedSite& site) const;
    void append_row(std::string& out, const ScreenedSite& site) const;
    void append_zones(std::string& out, const std::vector<siting::ScreenedZone>& zones) const;
};

/// A row that was refused, with every reason: one line of CSV a reason.
class RejectEncoder {
  public:
    [[nodiscard]] static std::string header();
    /// Columns: row,line,column,code,reason_zh,reason_en,remedy_zh,remedy_en,place.
    static void append(std::string& out, std::size_t row, const Error& error);
};

/// The row number at the beginning of a record of either kind; nothing where there is none.
[[nodiscard]] std::optional<std::size_t> row_number(std::string_view record);

} // namespace eco::formats
