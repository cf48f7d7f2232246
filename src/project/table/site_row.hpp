// SPDX-License-Identifier: MulanPSL-2.0
// One row of a site table, taken apart but not yet understood; and understanding it as a project of
// one site.
#pragma once

#include "geo/geometry.hpp"
#include "project/project.hpp"
#include "project/table/columns.hpp"
#include "refdata/sectors.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace eco::project::table {

/// As a reader hands it on: cells by column, and the place in CGCS2000.
struct SiteRow {
    std::size_t number = 0; ///< 1-based among the rows of the file
    Where where;            ///< file, and the line where the row begins when it is text
    std::vector<std::pair<std::uint32_t, Json>> cells; ///< column, value; an absent one is no cell
    geo::Geometry geometry;
    double conversion_error_m = 0;
};

enum class UnknownColumns { refuse, ignore };

struct RowContext {
    const Words& words;
    const rules::FactRegistry& facts;
    const refdata::Sectors& sectors;
    std::string crs; ///< canonical id of what the coordinates were stated in
    std::map<std::string, rules::Value> common; ///< facts of every row that does not state its own
    UnknownColumns unknown = UnknownColumns::refuse;
};

/// A site: its project, and the id that the table gives it (empty where it gives none).
struct TableSite {
    std::string id;
    Project project;
};

/// Reads rows into projects as project files are read: facts declared, units stated, polygons
/// valid. Remembers the words it has met. One a lane: not shared between threads.
class RowReader {
  public:
    explicit RowReader(RowContext context);

    [[nodiscard]] Columns& columns() { return m_columns; }
    [[nodiscard]] const RowContext& context() const { return m_context; }

    /// Empty when there is an error among the findings, each with row and column: those of
    /// read_fact, project_unknown_fact, project_fact_twice, project_self_crossing,
    /// geo_empty_geometry, project_too_many_vertices.
    [[nodiscard]] std::optional<TableSite> read(SiteRow row, Findings& findings);

  private:
    RowContext m_context;
    Columns m_columns;
    /// Texts of a column that read well, and what they are: most columns repeat a few words.
    std::vector<std::unordered_map<std::string, rules::Value>> m_known;
    std::size_t m_generation = 0;        ///< of the columns that m_known is indexed by
    std::vector<rules::FactId> m_stated; ///< by the row that is being read

    [[nodiscard]] bool take(const Column& column, std::uint32_t index, const Json& cell,
                            const SiteRow& row, TableSite& out, Findings& findings);
    [[nodiscard]] bool take_fact(const Column& column, std::uint32_t index, const Json& cell,
                                 const SiteRow& row, TableSite& out, Findings& findings);
    [[nodiscard]] Result<std::optional<rules::Value>>
    value(const Column& column, std::uint32_t index, const Json& cell, const Where& where);
};

} // namespace eco::project::table
