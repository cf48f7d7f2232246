// SPDX-License-Identifier: MulanPSL-2.0
// Reading the county table, and following a code to its present one. The table is checked when it
// is read, so that following can neither miss nor turn in a circle.
#include "refdata/regions.hpp"

#include <algorithm>
#include <set>

namespace eco::refdata {
namespace {

tl::unexpected<Error> at(Error error, const Where& where) {
    error.where = where;
    return fail(std::move(error));
}

Result<Region> read_region(const CsvTable& table, const CsvRow& row) {
    const auto cell = [&](std::string_view name) { return row.cells[*table.column(name)]; };
    Region region;
    auto code = parse_region_code(cell("code"));
    if (!code) {
        return at(code.error(), table.where(row, *table.column("code")));
    }
    auto validity = parse_validity(cell("from"), cell("to"));
    if (!validity) {
        return at(validity.error(), table.where(row, *table.column("from")));
    }
    region.code = *std::move(code);
    region.validity = *validity;
    region.name = cell("name");
    region.city = cell("city");
    region.city_code = cell("city_code");
    region.successor = cell("successor");
    region.source = cell("source");
    region.confidence = cell("confidence");
    if (region.successor.empty() != !region.validity.to) {
        return fail({ErrorCode::refdata_successor_without_end,
                     {{"code", region.code.value()}},
                     table.where(row, *table.column("successor"))});
    }
    return region;
}

const Region* by_code(const std::vector<Region>& regions, std::string_view code) {
    const auto found = std::find_if(regions.begin(), regions.end(),
                                    [&](const Region& r) { return r.code.value() == code; });
    return found == regions.end() ? nullptr : &*found;
}

/// Every chain of successors ends in the table.
Status check_chain(const std::vector<Region>& regions, const Region& first, const Where& where) {
    const Region* region = &first;
    for (std::size_t steps = 0; !region->successor.empty(); ++steps) {
        const Region* next = by_code(regions, region->successor);
        if (next == nullptr) {
            return fail({ErrorCode::refdata_unknown_successor,
                         {{"code", region->code.value()}, {"successor", region->successor}},
                         where});
        }
        if (steps == regions.size()) {
            return fail(
                {ErrorCode::refdata_successor_cycle, {{"code", first.code.value()}}, where});
        }
        region = next;
    }
    return {};
}

} // namespace

Result<Regions> Regions::from_csv(const CsvTable& table) {
    ECO_CHECK(require_columns(table, {"code", "name", "city", "city_code", "from", "to",
                                      "successor", "source", "confidence"}));
    Regions made;
    std::set<std::string> seen;
    for (const CsvRow& row : table.rows) {
        ECO_TRY(Region region, read_region(table, row));
        if (!seen.insert(region.code.value()).second) {
            return fail({ErrorCode::refdata_region_twice,
                         {{"code", region.code.value()}},
                         table.where(row, *table.column("code"))});
        }
        made.m_regions.push_back(std::move(region));
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        ECO_CHECK(check_chain(made.m_regions, made.m_regions[i],
                              table.where(table.rows[i], *table.column("successor"))));
    }
    return made;
}

const Region* Regions::find(std::string_view code_or_name) const {
    if (const Region* region = by_code(m_regions, code_or_name)) {
        return region;
    }
    // A county that kept its name through several codes has several rows: they are one place when
    // they lead to the same code of today, and the row of the latest code stands for it.
    const Region* latest = nullptr;
    for (const Region& region : m_regions) {
        if (region.name != code_or_name) {
            continue;
        }
        if (latest != nullptr && &current(*latest) != &current(region)) {
            return nullptr;
        }
        const bool later = latest == nullptr || region.validity.from > latest->validity.from;
        latest = later ? &region : latest;
    }
    return latest;
}

const Region& Regions::current(const Region& region) const {
    const Region* at = &region;
    while (!at->successor.empty()) {
        at = by_code(m_regions, at->successor); // never null: from_csv has followed every chain
    }
    return *at;
}

} // namespace eco::refdata
