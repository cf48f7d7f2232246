// SPDX-License-Identifier: MulanPSL-2.0
// From a row to a project of one site.
#include "project/table/site_row.hpp"

#include "base/text.hpp"
#include "project/detail/geojson_geometry.hpp"
#include "project/table/cell_value.hpp"

#include <algorithm>

namespace eco::project::table {
namespace {

/// A column of numbers has no few words; its memory is bounded.
constexpr std::size_t k_max_known = 256;

std::string text_of(const Json& cell) {
    return cell.is_string() ? std::string(trim(cell.as_string()))
           : cell.is_null() ? std::string()
                            : canonical_json(cell);
}

/// The row's place, with the column in it.
Where at_column(const SiteRow& row, const Column& column) {
    Where where = row.where;
    where.feature = column.heading;
    return where;
}

} // namespace

RowReader::RowReader(RowContext context)
    : m_context(std::move(context)), m_columns(m_context.words, m_context.facts) {}

std::optional<TableSite> RowReader::read(SiteRow row, Findings& findings) {
    TableSite out;
    out.project.facts = m_context.common;
    bool sound = true;
    m_stated.clear();
    for (const auto& [index, cell] : row.cells) {
        sound = take(m_columns.at(index), index, cell, row, out, findings) && sound;
    }
    if (const Status valid = detail::check_geometry(row.geometry, row.where); !valid) {
        findings.push_back(as_finding(Severity::error, valid.error()));
        sound = false;
    }
    if (!sound) {
        return std::nullopt;
    }
    Site site;
    site.geometry = std::move(row.geometry);
    site.crs_stated = m_context.crs;
    site.conversion_error_m = row.conversion_error_m;
    site.where = std::move(row.where);
    out.project.sites.push_back(std::move(site));
    if (out.project.name.empty()) {
        out.project.name = out.id.empty() ? std::to_string(row.number) : out.id;
    }
    return out;
}

bool RowReader::take(const Column& column, std::uint32_t index, const Json& cell,
                     const SiteRow& row, TableSite& out, Findings& findings) {
    switch (column.means) {
    case Means::id:
        out.id = text_of(cell);
        return true;
    case Means::name:
        out.project.name = text_of(cell);
        return true;
    case Means::code:
        out.project.code = text_of(cell);
        return true;
    case Means::fact:
        return take_fact(column, index, cell, row, out, findings);
    case Means::unknown:
    case Means::faulty:
        if (column.means == Means::faulty || m_context.unknown == UnknownColumns::refuse) {
            findings.push_back(
                {Severity::error, column.fault.code, column.fault.args, at_column(row, column)});
            return false;
        }
        return true;
    case Means::longitude:
    case Means::latitude:
    case Means::wkt:
    case Means::ignored:
        break;
    }
    return true;
}

bool RowReader::take_fact(const Column& column, std::uint32_t index, const Json& cell,
                          const SiteRow& row, TableSite& out, Findings& findings) {
    const rules::FactDeclaration& fact = m_context.facts.at(column.fact);
    auto read = value(column, index, cell, at_column(row, column));
    if (read && !*read) {
        return true;
    }
    if (read && std::find(m_stated.begin(), m_stated.end(), column.fact) != m_stated.end()) {
        read = fail({ErrorCode::project_fact_twice,
                     {{"fact", fact.name}, {"label", fact.label_zh}},
                     at_column(row, column)});
    }
    if (!read) {
        findings.push_back(as_finding(Severity::error, read.error()));
        return false;
    }
    m_stated.push_back(column.fact);
    out.project.facts.insert_or_assign(fact.name, **std::move(read));
    return true;
}

Result<std::optional<rules::Value>> RowReader::value(const Column& column, std::uint32_t index,
                                                     const Json& cell, const Where& where) {
    const rules::FactDeclaration& fact = m_context.facts.at(column.fact);
    if (m_generation != m_columns.generation()) {
        m_known.clear();
        m_generation = m_columns.generation();
    }
    if (index >= m_known.size()) {
        m_known.resize(m_columns.size());
    }
    auto& known = m_known[index];
    if (cell.is_string()) {
        if (const auto found = known.find(cell.as_string()); found != known.end()) {
            return std::optional(found->second);
        }
    }
    ECO_TRY(std::optional<rules::Value> read,
            read_cell(cell, {m_context.words, m_context.sectors, fact, column.unit}, where));
    if (read && cell.is_string() && known.size() < k_max_known) {
        known.emplace(cell.as_string(), *read);
    }
    return read;
}

} // namespace eco::project::table
