// SPDX-License-Identifier: MulanPSL-2.0
// One transaction a layer. layer_styles has the columns and types QGIS 3.22 gives it and is
// registered as a table of attributes, so that other readers see it too.
#include "formats/geopackage.hpp"

#include "formats/detail/ogr_dataset.hpp"
#include "formats/detail/ogr_write.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>

namespace eco::formats {
namespace {

namespace fs = std::filesystem;

struct Styled {
    std::string layer, title;
    MapStyle style;
};

Error unwritable(const std::string& path, const std::string& what) {
    const std::string reason = CPLGetLastErrorMsg();
    return {ErrorCode::formats_unwritable,
            {{"path", path}, {"reason", reason.empty() ? what : reason}},
            detail::at_file(path)};
}

OGRwkbGeometryType type_of(Drawn drawn) {
    return drawn == Drawn::polygon ? wkbMultiPolygon
           : drawn == Drawn::line  ? wkbMultiLineString
                                   : wkbMultiPoint;
}

OGRSpatialReference cgcs2000() {
    OGRSpatialReference reference;
    reference.importFromEPSG(4490);
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER); // GeoPackage stores lon, lat
    return reference;
}

} // namespace

struct GeoPackage::Impl {
    std::string path, part;
    GDALDatasetUniquePtr dataset;
    OGRSpatialReference crs = cgcs2000();
    std::vector<Styled> styles;

    Result<OGRLayer*> create_layer(const MapLayer& layer) {
        CPLStringList options;
        options.SetNameValue("IDENTIFIER", layer.title.c_str());
        options.SetNameValue("GEOMETRY_NAME", "geom");
        OGRLayer* made =
            dataset->CreateLayer(layer.name.c_str(), &crs, type_of(layer.drawn), options.List());
        if (made == nullptr) {
            return fail(unwritable(path, layer.name));
        }
        for (const MapField& field : layer.fields) {
            OGRFieldDefn definition(field.name.c_str(),
                                    field.type == FieldType::integer ? OFTInteger64 : OFTString);
            if (made->CreateField(&definition) != OGRERR_NONE) {
                return fail(unwritable(path, field.name));
            }
        }
        return made;
    }

    Status add_feature(OGRLayer& layer, const MapFeature& feature) {
        OGRFeature made(layer.GetLayerDefn());
        for (std::size_t i = 0; i < feature.values.size(); ++i) {
            if (!feature.values[i].empty()) {
                made.SetField(static_cast<int>(i), feature.values[i].c_str());
            }
        }
        auto geometry = detail::multi_geometry(feature.geometry, layer.GetGeomType());
        if (!geometry) {
            return fail(unwritable(path, fmt::format("geometry of {}", feature.values.front())));
        }
        geometry->assignSpatialReference(&crs);
        made.SetGeometryDirectly(geometry.release());
        return layer.CreateFeature(&made) == OGRERR_NONE ? Status()
                                                         : fail(unwritable(path, "feature"));
    }

    Status add_styles() {
        CPLStringList options;
        options.SetNameValue("ASPATIAL_VARIANT", "GPKG_ATTRIBUTES");
        options.SetNameValue("FID", "id");
        OGRLayer* layer = dataset->CreateLayer("layer_styles", nullptr, wkbNone, options.List());
        if (layer == nullptr) {
            return fail(unwritable(path, "layer_styles"));
        }
        detail::add_style_columns(*layer);
        for (const Styled& styled : styles) {
            OGRFeature row(layer->GetLayerDefn());
            row.SetField("f_table_catalog", "");
            row.SetField("f_table_schema", "");
            row.SetField("f_table_name", styled.layer.c_str());
            row.SetField("f_geometry_column", "geom");
            row.SetField("styleName", styled.title.c_str());
            row.SetField("styleQML", qml(styled.style).c_str());
            row.SetField("styleSLD", sld(styled.style, styled.layer).c_str());
            row.SetField("useAsDefault", 1);
            row.SetField("description", styled.title.c_str());
            row.SetField("owner", "ecogate");
            if (layer->CreateFeature(&row) != OGRERR_NONE) {
                return fail(unwritable(path, "layer_styles"));
            }
        }
        return {};
    }
};

Result<GeoPackage> GeoPackage::create(const std::string& path) {
    if (fs::exists(path)) {
        return fail({ErrorCode::formats_target_exists, {{"path", path}}, detail::at_file(path)});
    }
    GDALAllRegister();
    const detail::QuietErrors quiet;
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    // GDAL wants the ending; the name says that it is not whole yet.
    impl->part = path + ".part.gpkg";
    fs::remove(impl->part);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver != nullptr) {
        impl->dataset.reset(driver->Create(impl->part.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    }
    if (!impl->dataset) {
        return fail(unwritable(path, "GPKG"));
    }
    return GeoPackage(std::move(impl));
}

Result<std::size_t> GeoPackage::add(const MapLayer& layer, const MapStyle& style,
                                    const FeatureSource& source) {
    const detail::QuietErrors quiet;
    ECO_TRY(OGRLayer* const made, m_impl->create_layer(layer));
    std::size_t count = 0;
    if (m_impl->dataset->StartTransaction() != OGRERR_NONE) {
        return fail(unwritable(m_impl->path, layer.name));
    }
    const Status written = source([&](const MapFeature& feature) {
        ++count;
        return m_impl->add_feature(*made, feature);
    });
    ECO_CHECK(written);
    if (m_impl->dataset->CommitTransaction() != OGRERR_NONE) {
        return fail(unwritable(m_impl->path, layer.name));
    }
    m_impl->styles.push_back({layer.name, layer.title, style});
    return count;
}

Status GeoPackage::finish() {
    const detail::QuietErrors quiet;
    ECO_CHECK(m_impl->add_styles());
    CPLErrorReset();
    m_impl->dataset.reset(); // flushes
    if (CPLGetLastErrorType() >= CE_Failure) {
        return fail(unwritable(m_impl->path, "close"));
    }
    std::error_code failed;
    fs::rename(m_impl->part, m_impl->path, failed);
    return failed ? fail(unwritable(m_impl->path, failed.message())) : Status();
}

GeoPackage::GeoPackage(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
GeoPackage::GeoPackage(GeoPackage&&) noexcept = default;
GeoPackage& GeoPackage::operator=(GeoPackage&&) noexcept = default;
GeoPackage::~GeoPackage() {
    if (m_impl) {
        m_impl->dataset.reset();
        std::error_code ignored;
        fs::remove(m_impl->part, ignored);
    }
}

} // namespace eco::formats
