// SPDX-License-Identifier: MulanPSL-2.0
// Features of a site file, one a line: a row is refused with its place, or its columns are distinct
// and its positions lie on the earth.
#include "fuzz.hpp"

#include "base/csv.hpp"
#include "formats/rows/feature_line.hpp"
#include "support/facts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace eco;

namespace {

struct Reader {
    project::table::Words words =
        *project::table::Words::from_csv(*read_csv(ECO_SOURCE_DIR "/data/site_table.csv"));
    rules::FactRegistry facts = rules::test::registry();
    geo::Converter converter = *geo::Converter::make(*geo::parse_crs("CGCS2000"));
};

void check(const geo::Line& points) {
    for (const geo::LonLat p : points) {
        fuzz::claim(std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90);
    }
}

void check(const geo::Geometry& geometry) {
    check(geometry.points);
    std::for_each(geometry.lines.begin(), geometry.lines.end(), [](const auto& l) { check(l); });
    for (const geo::Polygon& polygon : geometry.polygons) {
        fuzz::claim(polygon.outer.size() >= 4);
        check(polygon.outer);
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Reader k_reader;
    project::table::Columns columns(k_reader.words, k_reader.facts);
    project::table::SiteRow row;
    row.where = {"fuzz.ndjson", {}, {}, 1, 0};
    const Status read =
        formats::parse_feature(fuzz::text_of(data, size), k_reader.converter, columns, row);
    if (!read) {
        fuzz::claim(read.error().where.file == "fuzz.ndjson");
        return 0;
    }
    std::set<std::uint32_t> seen;
    for (const auto& [column, value] : row.cells) {
        fuzz::claim(seen.insert(column).second);
    }
    check(row.geometry);
    return 0;
}
