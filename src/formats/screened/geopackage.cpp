// SPDX-License-Identifier: MulanPSL-2.0
// Rows of the CSV to features of a GeoPackage, through GDAL.
#include "formats/screened/geopackage.hpp"

#include "base/csv.hpp"
#include "formats/detail/ogr_dataset.hpp"
#include "formats/rows/text_records.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <charconv>
#include <filesystem>
#include <memory>

namespace eco::formats {
namespace {

/// A million vertices, what a footprint may have at most, are 40 MB of WKT.
constexpr std::size_t k_max_record = 256U << 20U;
constexpr std::size_t k_rows_a_transaction = 20'000;

Error unwritable(const std::string& path) {
    return {ErrorCode::base_file_unwritable,
            {{"path", path}, {"reason", CPLGetLastErrorMsg()}},
            detail::at_file(path)};
}

/// GDAL dates a GeoPackage by the clock unless told.
class Dated {
  public:
    explicit Dated(LocalDate day) {
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE",
                                      (day.to_string() + "T00:00:00.000Z").c_str());
        CPLPushErrorHandler(CPLQuietErrorHandler);
    }
    ~Dated() {
        CPLPopErrorHandler();
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr);
    }
    Dated(const Dated&) = delete;
    Dated& operator=(const Dated&) = delete;
};

OGRFieldType type_of(const std::string& column) {
    if (column == "row") {
        return OFTInteger64;
    }
    const bool number = column == "lon" || column == "lat" || column.starts_with("distance_");
    return number ? OFTReal : OFTString;
}

class Writer {
  public:
    explicit Writer(std::string path) : m_path(std::move(path)) {}

    Status open(const std::vector<std::string>& columns) {
        GDALAllRegister();
        std::filesystem::remove(m_path);
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        m_dataset.reset(driver == nullptr
                            ? nullptr
                            : driver->Create(m_path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference reference;
        reference.importFromEPSG(4490);
        reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        CPLStringList options;
        options.SetNameValue("FID", "fid");
        m_layer = m_dataset
                      ? m_dataset->CreateLayer("screening", &reference, wkbUnknown, options.List())
                      : nullptr;
        if (m_layer == nullptr) {
            return fail(unwritable(m_path));
        }
        for (std::size_t i = 0; i + 1 < columns.size(); ++i) { // the last is the place
            OGRFieldDefn field(columns[i].c_str(), type_of(columns[i]));
            if (m_layer->CreateField(&field) != OGRERR_NONE) {
                return fail(unwritable(m_path));
            }
        }
        m_fields = columns.size() - 1;
        return m_dataset->StartTransaction() == OGRERR_NONE ? Status() : fail(unwritable(m_path));
    }

    Status add(const std::vector<std::string>& cells) {
        OGRFeature feature(m_layer->GetLayerDefn());
        for (std::size_t i = 0; i < m_fields; ++i) {
            if (!cells[i].empty()) {
                feature.SetField(static_cast<int>(i), cells[i].c_str());
            }
        }
        OGRGeometry* geometry = nullptr;
        if (OGRGeometryFactory::createFromWkt(cells[m_fields].c_str(), nullptr, &geometry) !=
            OGRERR_NONE) {
            return fail(unwritable(m_path));
        }
        feature.SetGeometryDirectly(geometry);
        if (m_layer->CreateFeature(&feature) != OGRERR_NONE) {
            return fail(unwritable(m_path));
        }
        if (++m_rows % k_rows_a_transaction != 0) {
            return {};
        }
        const bool committed = m_dataset->CommitTransaction() == OGRERR_NONE &&
                               m_dataset->StartTransaction() == OGRERR_NONE;
        return committed ? Status() : fail(unwritable(m_path));
    }

    Status close() {
        const bool committed = m_dataset->CommitTransaction() == OGRERR_NONE;
        CPLErrorReset();
        m_dataset.reset();
        return committed && CPLGetLastErrorType() < CE_Failure ? Status()
                                                               : fail(unwritable(m_path));
    }

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t columns() const { return m_fields + 1; }

  private:
    std::string m_path;
    GDALDatasetUniquePtr m_dataset;
    OGRLayer* m_layer = nullptr;
    std::size_t m_fields = 0;
    std::size_t m_rows = 0;
};

Result<std::vector<std::string>> cells_of(const std::string& text, const std::string& file,
                                          std::size_t line) {
    auto rows = parse_csv_rows(text, file);
    if (!rows || rows->size() != 1) {
        return fail({ErrorCode::base_csv_bad_quote, {}, {file, {}, {}, line, 0}});
    }
    return std::move(rows->front().cells);
}

} // namespace

Result<bool> write_screening_geopackage(const std::string& csv, const std::string& path,
                                        LocalDate as_of,
                                        const std::function<bool(std::size_t)>& written) {
    const Dated dated(as_of);
    ECO_TRY(TextRecords records, TextRecords::open(csv, RecordKind::csv, k_max_record));
    std::string text;
    TextRecords::Record record;
    ECO_TRY(bool more, records.next(text, record));
    ECO_TRY(const std::vector<std::string> columns, cells_of(text, csv, record.line));
    Writer writer(path);
    ECO_CHECK(writer.open(columns));
    while (more) {
        text.clear();
        ECO_TRY(more, records.next(text, record));
        if (!more) {
            break;
        }
        ECO_TRY(const std::vector<std::string> cells, cells_of(text, csv, record.line));
        if (cells.size() != writer.columns()) {
            return fail({ErrorCode::base_csv_ragged_row,
                         {{"found", std::to_string(cells.size())},
                          {"expected", std::to_string(writer.columns())}},
                         {csv, {}, {}, record.line, 0}});
        }
        ECO_CHECK(writer.add(cells));
        if (writer.rows() % 1000 == 0 && !written(writer.rows())) {
            return false;
        }
    }
    ECO_CHECK(writer.close());
    return true;
}

} // namespace eco::formats
