// SPDX-License-Identifier: MulanPSL-2.0
// Reading an upload through GDAL's memory files: nothing of it touches the disk.
#include "formats/upload.hpp"

#include "formats/detail/memory_upload.hpp"
#include "formats/detail/ogr_dataset.hpp"
#include "geo/crs.hpp"

#include <ogrsf_frmts.h>

#include <memory>

namespace eco::formats {
namespace {

using detail::at_file;

/// A site is drawn by surveyors: a hundred thousand corners are a mistake of the export.
constexpr std::size_t k_max_vertices = 200'000;
constexpr std::size_t k_max_features = 20'000;

std::string kind_of(OGRwkbGeometryType type) {
    switch (wkbFlatten(type)) {
    case wkbPoint:
    case wkbMultiPoint:
        return "point";
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCompoundCurve:
    case wkbMultiCurve:
        return "line";
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface:
        return "polygon";
    default:
        return "mixed";
    }
}

std::vector<UploadLayer> layers_of(GDALDataset& dataset) {
    std::vector<UploadLayer> found;
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (layer->GetGeomType() != wkbNone) {
            found.push_back({detail::to_utf8(layer->GetName()), kind_of(layer->GetGeomType()),
                             static_cast<std::size_t>(layer->GetFeatureCount(TRUE))});
        }
    }
    return found;
}

OGRLayer* layer_named(GDALDataset& dataset, const std::string& name) {
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (layer->GetGeomType() != wkbNone && detail::to_utf8(layer->GetName()) == name) {
            return layer;
        }
    }
    return nullptr;
}

std::size_t vertices_of(const OGRGeometry& geometry) {
    struct Counter : OGRDefaultConstGeometryVisitor {
        std::size_t count = 0;
        using OGRDefaultConstGeometryVisitor::visit;
        void visit(const OGRPoint*) override { ++count; }
    } counter;
    geometry.accept(&counter);
    return counter.count;
}

/// Straight edges, two dimensions, nine decimals: a tenth of a millimetre in degrees.
Result<Json> as_geojson(OGRFeature& feature) {
    const std::unique_ptr<OGRGeometry> own(feature.StealGeometry());
    const std::unique_ptr<OGRGeometry> flat(own->getLinearGeometry());
    flat->flattenTo2D();
    flat->assignSpatialReference(nullptr); // or the writer would turn the axes by the book
    char precision[] = "COORDINATE_PRECISION=9";
    char* options[] = {precision, nullptr};
    char* text = OGR_G_ExportToJsonEx(OGRGeometry::ToHandle(flat.get()), options);
    auto json = parse_json(text == nullptr ? "" : text, "upload");
    CPLFree(text);
    return json;
}

Status read_layer(OGRLayer& layer, const std::string& name, Upload& out) {
    std::size_t vertices = 0;
    std::size_t features = 0;
    for (const auto& feature : layer) {
        const OGRGeometry* geometry = feature->GetGeometryRef();
        if (geometry == nullptr || geometry->IsEmpty() != 0) {
            ++out.empty;
            continue;
        }
        vertices += vertices_of(*geometry);
        if (vertices > k_max_vertices || ++features > k_max_features) {
            return fail({ErrorCode::formats_too_many_vertices,
                         {{"limit", std::to_string(k_max_vertices)}},
                         at_file(name)});
        }
        ECO_TRY(Json json, as_geojson(*feature));
        out.geometries.push_back(std::move(json));
    }
    return {};
}

} // namespace

Result<Upload> read_upload(std::string_view name, std::string bytes, const std::string& layer) {
    const std::string shown(name);
    ECO_TRY(const detail::MemoryUpload held, detail::MemoryUpload::hold(shown, std::move(bytes)));
    auto opened = detail::open_dataset(held.path(), "");
    if (!opened) {
        // The person knows the file's own name, not ours in memory.
        Error error = opened.error();
        error.args["path"] = shown;
        error.where = at_file(shown);
        return fail(std::move(error));
    }
    const GDALDatasetUniquePtr dataset = *std::move(opened);
    Upload out;
    out.layers = layers_of(*dataset);
    out.layer = !layer.empty() ? layer : out.layers.size() == 1 ? out.layers[0].name : "";
    if (out.layer.empty()) {
        return out;
    }
    OGRLayer* chosen = layer_named(*dataset, out.layer);
    if (chosen == nullptr) {
        return fail({ErrorCode::formats_unknown_layer, {{"layer", layer}}, at_file(shown)});
    }
    if (const std::string stated = detail::stated_crs(*chosen, *dataset); !stated.empty()) {
        ECO_TRY(const geo::Crs crs, geo::parse_crs(stated));
        out.crs = crs.id;
    }
    ECO_CHECK(read_layer(*chosen, shown, out));
    return out;
}

} // namespace eco::formats
