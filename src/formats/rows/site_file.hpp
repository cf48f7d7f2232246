// SPDX-License-Identifier: MulanPSL-2.0
// Files of sites, streamed: CSV (longitude and latitude, or WKT), GeoJSON features one a line, and
// whatever GDAL reads. Rows come in chunks that one thread takes and others take apart; a file of
// any size costs the memory of the chunks in flight.
#pragma once

#include "base/result.hpp"
#include "formats/rows/text_records.hpp"
#include "geo/crs.hpp"
#include "project/table/site_row.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace eco::formats {

/// Chunks end after so many rows, or earlier when the rows are large: by the file alone, so that
/// every run and every shard cuts alike.
inline constexpr std::size_t k_chunk_rows = 256;
inline constexpr std::size_t k_chunk_bytes = 4U << 20U;

struct SiteFileOptions {
    std::string layer;    ///< files of several layers; empty: the only one
    std::string crs;      ///< as for geo::parse_crs; empty: what the file states
    std::string encoding; ///< Shapefile; empty: what the file states
};

/// Behind which row a chunk ends: enough to read on there.
struct RowPosition {
    TextPosition text; ///< text formats only
    std::size_t rows = 0;
    std::size_t chunks = 0;
};

struct OgrRows; ///< features that GDAL has read; see rows/ogr_file.cpp

/// Consecutive rows as the file has them.
struct RowChunk {
    struct Text {
        std::size_t first = 0, size = 0; ///< in `text`
        TextRecords::Record record;
    };
    std::string text;
    std::vector<Text> texts;
    std::shared_ptr<OgrRows> features;
    std::size_t rows = 0;
    RowPosition begin, end;
};

/// Takes rows apart. One a lane; holds what threads may not share.
class RowDecoder {
  public:
    RowDecoder() = default;
    RowDecoder(const RowDecoder&) = delete;
    RowDecoder& operator=(const RowDecoder&) = delete;
    virtual ~RowDecoder() = default;
    /// Row `i` of the chunk. Errors (the row's, each with its place): base_bad_json, base_not_utf8,
    /// base_csv_bad_quote, base_csv_ragged_row, project_bad_geometry, formats_row_too_long,
    /// project_too_many_vertices, geo_axes_swapped, geo_out_of_range, geo_not_finite,
    /// geo_zone_prefix.
    [[nodiscard]] virtual Result<project::table::SiteRow> decode(const RowChunk& chunk,
                                                                 std::size_t i) = 0;
};

class SiteFile {
  public:
    SiteFile() = default;
    SiteFile(const SiteFile&) = delete;
    SiteFile& operator=(const SiteFile&) = delete;
    virtual ~SiteFile() = default;

    [[nodiscard]] virtual const geo::Crs& crs() const = 0;
    /// The headings of all rows; empty where every row has its own (GeoJSON).
    [[nodiscard]] virtual std::vector<std::string> headings() const = 0;
    /// The next rows; false at the end. Errors: base_file_unreadable, base_csv_bad_quote,
    /// formats_unreadable.
    [[nodiscard]] virtual Result<bool> next(RowChunk& out) = 0;
    /// Reads on behind a chunk of an earlier run.
    [[nodiscard]] virtual Status resume(const RowPosition& position) = 0;
    /// How much of the file lies before the position, 0 … 1; nothing where that is not known.
    [[nodiscard]] virtual double share_read(const RowPosition& position) const = 0;
    /// The columns are those of the lane's reader.
    [[nodiscard]] virtual Result<std::unique_ptr<RowDecoder>>
    decoder(project::table::Columns& columns) const = 0;
};

/// By the file's extension: .csv; .ndjson, .jsonl, .geojsonl, .geojsons; else through GDAL. `words`
/// tell which columns of a CSV hold the place. Errors: base_file_not_found, base_file_unreadable,
/// formats_unreadable, formats_unknown_layer, formats_several_layers, geo_crs_missing,
/// geo_crs_unknown, formats_crs_conflict, formats_no_place_columns, base_csv_*.
[[nodiscard]] Result<std::unique_ptr<SiteFile>> open_sites(const std::string& path,
                                                           const SiteFileOptions& options,
                                                           const project::table::Words& words);

/// Every file that a site file consists of (a Shapefile has several), sorted.
[[nodiscard]] std::vector<std::string> parts_of_file(const std::string& path);

} // namespace eco::formats
