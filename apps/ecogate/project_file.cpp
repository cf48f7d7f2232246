// SPDX-License-Identifier: MulanPSL-2.0
// Handing files to the project reader, which reads none itself.
#include "project_file.hpp"

#include "formats/vector_file.hpp"

#include <filesystem>

namespace eco::app {
namespace {

void append(geo::Geometry& all, const geo::Geometry& one) {
    all.points.insert(all.points.end(), one.points.begin(), one.points.end());
    all.lines.insert(all.lines.end(), one.lines.begin(), one.lines.end());
    all.polygons.insert(all.polygons.end(), one.polygons.begin(), one.polygons.end());
}

Result<project::SiteGeometry> load_site(const project::SiteFile& from, const std::string& folder) {
    const std::string path = (std::filesystem::path(folder) / from.file).string();
    auto read = formats::read_vector(
        path, {from.layer, from.crs, from.encoding, formats::InvalidRings::refuse});
    if (!read) {
        Error error = std::move(read).error();
        if (error.where.file.empty()) {
            error.where = from.where;
        }
        return fail(std::move(error));
    }
    project::SiteGeometry site{{}, read->crs, read->conversion_error_m, std::move(read->findings)};
    for (const formats::VectorFeature& feature : read->features) {
        append(site.geometry, feature.geometry);
    }
    return site;
}

} // namespace

Result<ReferenceTables> read_reference_tables(const std::string& data) {
    ECO_TRY(const CsvTable regions_csv, read_csv(data + "/refdata/regions/regions.csv"));
    ECO_TRY(const CsvTable sectors_csv, read_csv(data + "/refdata/sectors/gbt4754-2017.csv"));
    ECO_TRY(refdata::Regions regions, refdata::Regions::from_csv(regions_csv));
    ECO_TRY(refdata::Sectors sectors, refdata::Sectors::from_csv(sectors_csv));
    return ReferenceTables{std::move(regions), std::move(sectors)};
}

std::optional<project::Project> read_project(const Document& document, const std::string& folder,
                                             const rules::BookTerms& book,
                                             const ReferenceTables& tables, Findings& findings) {
    std::set<std::string> roles;
    for (const rules::SiteRole& role : book.roles) {
        roles.insert(role.role);
    }
    const project::SiteLoader load = [&](const project::SiteFile& from) {
        return load_site(from, folder);
    };
    return project::read_project(
        document, {book.facts, tables.regions, tables.sectors, roles, load}, findings);
}

} // namespace eco::app
