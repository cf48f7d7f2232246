// SPDX-License-Identifier: MulanPSL-2.0
// Site files that GDAL reads: one thread fetches features, the lanes take them apart.
#include "base/text.hpp"
#include "formats/detail/ogr_dataset.hpp"
#include "formats/detail/ogr_geometry.hpp"
#include "formats/detail/ogr_layer.hpp"
#include "formats/rows/text_sites.hpp"

#include <cpl_error.h>
#include <fmt/format.h>

#include <algorithm>

namespace eco::formats {

struct OgrRows {
    std::vector<OGRFeatureUniquePtr> features;
};

namespace {

using project::table::Columns;
using project::table::SiteRow;

/// A field as JSON: numbers of typed columns as numbers, lists as lists, dates as 2026-08-15.
Json field_value(OGRFeature& feature, int i) {
    const OGRFieldDefn& field = *feature.GetFieldDefnRef(i);
    switch (field.GetType()) {
    case OFTInteger:
        return field.GetSubType() == OFSTBoolean ? Json(feature.GetFieldAsInteger(i) != 0)
                                                 : Json(feature.GetFieldAsString(i));
    case OFTReal: // a DBF declares its decimals; elsewhere the double is all there is
        return field.GetPrecision() > 0 ? Json(feature.GetFieldAsString(i))
                                        : Json(feature.GetFieldAsDouble(i));
    case OFTStringList: {
        Json list{Json::Array{}};
        for (char** one = feature.GetFieldAsStringList(i); one != nullptr && *one != nullptr;
             ++one) {
            list.push_back(detail::to_utf8(*one));
        }
        return list;
    }
    case OFTDate: {
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
        float second = 0;
        feature.GetFieldAsDateTime(i, &year, &month, &day, &hour, &minute, &second, &zone);
        return Json(fmt::format("{:04}-{:02}-{:02}", year, month, day));
    }
    default:
        return Json(detail::to_utf8(feature.GetFieldAsString(i)));
    }
}

class OgrDecoder final : public RowDecoder {
  public:
    OgrDecoder(std::string path, geo::Converter converter, Columns& columns,
               const std::vector<std::string>& headings)
        : m_path(std::move(path)), m_converter(std::move(converter)) {
        for (const std::string& heading : headings) {
            m_columns.push_back(columns.index(heading));
        }
    }

    [[nodiscard]] Result<SiteRow> decode(const RowChunk& chunk, std::size_t i) override {
        OGRFeature& feature = *chunk.features->features[i];
        SiteRow row;
        row.number = chunk.begin.rows + i + 1;
        row.where = {m_path, {}, {}, 0, 0};
        for (std::size_t field = 0; field < m_columns.size(); ++field) {
            const int at = static_cast<int>(field);
            if (feature.IsFieldSetAndNotNull(at) != 0) {
                row.cells.emplace_back(m_columns[field], field_value(feature, at));
            }
        }
        const OGRGeometry* geometry = feature.GetGeometryRef();
        if (geometry != nullptr && geometry->IsEmpty() == 0) {
            ECO_CHECK(place(*geometry, row));
        }
        return row;
    }

  private:
    std::string m_path;
    geo::Converter m_converter;
    std::vector<std::uint32_t> m_columns;

    [[nodiscard]] Status place(const OGRGeometry& geometry, SiteRow& row) const {
        const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
        if (Status added = detail::add_geometry(*linear, m_converter, row.geometry); !added) {
            Error error = std::move(added).error();
            error.where = row.where;
            return fail(std::move(error));
        }
        return {};
    }
};

class OgrSites final : public SiteFile {
  public:
    OgrSites(std::string path, geo::Crs crs, GDALDatasetUniquePtr dataset, OGRLayer& layer)
        : m_path(std::move(path)), m_crs(std::move(crs)), m_dataset(std::move(dataset)),
          m_layer(layer) {
        const OGRFeatureDefn& definition = *m_layer.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            m_headings.push_back(detail::to_utf8(definition.GetFieldDefn(i)->GetNameRef()));
        }
        m_count = m_layer.GetFeatureCount(FALSE);
    }

    [[nodiscard]] const geo::Crs& crs() const override { return m_crs; }
    [[nodiscard]] std::vector<std::string> headings() const override { return m_headings; }

    [[nodiscard]] Result<bool> next(RowChunk& out) override {
        out.begin = m_position;
        out.features = std::make_shared<OgrRows>();
        std::size_t bytes = 0;
        CPLErrorReset();
        CPLPushErrorHandler(CPLQuietErrorHandler);
        while (out.features->features.size() < k_chunk_rows && bytes < k_chunk_bytes) {
            OGRFeatureUniquePtr feature(m_layer.GetNextFeature());
            if (!feature) {
                break;
            }
            const OGRGeometry* geometry = feature->GetGeometryRef();
            bytes += geometry == nullptr ? 0 : geometry->WkbSize();
            out.features->features.push_back(std::move(feature));
        }
        CPLPopErrorHandler();
        if (CPLGetLastErrorType() >= CE_Failure) {
            return fail({ErrorCode::formats_unreadable,
                         {{"path", m_path}, {"reason", CPLGetLastErrorMsg()}},
                         detail::at_file(m_path)});
        }
        out.rows = out.features->features.size();
        m_position.rows += out.rows;
        m_position.chunks += out.rows > 0 ? 1 : 0;
        out.end = m_position;
        return out.rows > 0;
    }

    [[nodiscard]] Status resume(const RowPosition& position) override {
        m_position = position;
        m_layer.ResetReading();
        const bool found =
            position.rows == 0 ||
            m_layer.SetNextByIndex(static_cast<GIntBig>(position.rows)) == OGRERR_NONE ||
            static_cast<GIntBig>(position.rows) == m_layer.GetFeatureCount();
        return found ? Status()
                     : fail({ErrorCode::formats_unreadable,
                             {{"path", m_path}, {"reason", "row " + std::to_string(position.rows)}},
                             detail::at_file(m_path)});
    }

    [[nodiscard]] double share_read(const RowPosition& position) const override {
        return m_count <= 0 ? 0.0
                            : std::min(1.0, static_cast<double>(position.rows) /
                                                static_cast<double>(m_count));
    }

    [[nodiscard]] Result<std::unique_ptr<RowDecoder>> decoder(Columns& columns) const override {
        ECO_TRY(geo::Converter converter, geo::Converter::make(m_crs));
        return std::make_unique<OgrDecoder>(m_path, std::move(converter), columns, m_headings);
    }

  private:
    std::string m_path;
    geo::Crs m_crs;
    GDALDatasetUniquePtr m_dataset;
    OGRLayer& m_layer;
    std::vector<std::string> m_headings;
    GIntBig m_count = 0;
    RowPosition m_position;
};

} // namespace

Result<std::unique_ptr<SiteFile>> open_ogr_sites(const std::string& path,
                                                 const SiteFileOptions& options) {
    ECO_TRY(GDALDatasetUniquePtr dataset, detail::open_dataset(path, options.encoding));
    ECO_TRY(OGRLayer * layer, detail::choose_layer(*dataset, path, options.layer));
    ECO_TRY(geo::Crs crs,
            detail::settle_crs(detail::stated_crs(*layer, *dataset), options.crs, path));
    return std::make_unique<OgrSites>(path, std::move(crs), std::move(dataset), *layer);
}

} // namespace eco::formats
