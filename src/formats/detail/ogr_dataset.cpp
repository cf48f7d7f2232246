// SPDX-License-Identifier: MulanPSL-2.0
// Opening with a fixed list of drivers; datum and encoding as the file states them.
#include "formats/detail/ogr_dataset.hpp"

#include "base/text.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <memory>

namespace eco::formats::detail {

Where at_file(const std::string& path) {
    return {path, {}, {}, 0, 0};
}

Result<GDALDatasetUniquePtr> open_dataset(const std::string& path, const std::string& encoding) {
    GDALAllRegister();
    CPLPushErrorHandler(CPLQuietErrorHandler);
    VSIStatBufL state;
    if (VSIStatL(path.c_str(), &state) != 0) {
        CPLPopErrorHandler();
        return fail({ErrorCode::base_file_not_found, {{"path", path}}, at_file(path)});
    }
    static const char* const k_drivers[] = {
        "GPKG", "ESRI Shapefile", "OpenFileGDB", "GeoJSON", "LIBKML",
        "KML",  "FlatGeobuf",     "CSV",         nullptr};
    CPLStringList open_options;
    if (path.ends_with(".csv")) {
        open_options.SetNameValue("X_POSSIBLE_NAMES", "lon,longitude,x,\u7ECF\u5EA6");
        open_options.SetNameValue("Y_POSSIBLE_NAMES", "lat,latitude,y,\u7EAC\u5EA6");
    }
    if (path.ends_with(".shp") && !encoding.empty()) {
        open_options.SetNameValue("ENCODING", encoding.c_str());
    }
    GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                                   k_drivers, open_options.List(), nullptr));
    const std::string reason = CPLGetLastErrorMsg();
    CPLPopErrorHandler();
    if (!dataset) {
        return fail(
            {ErrorCode::formats_unreadable, {{"path", path}, {"reason", reason}}, at_file(path)});
    }
    return dataset;
}

// GeoJSON and KML are WGS 84 by their standards, but files of the trade are not: OGR's assumption
// does not count.
std::string stated_crs(OGRLayer& layer, GDALDataset& dataset) {
    const std::string driver = dataset.GetDriverName();
    const OGRSpatialReference* reference = layer.GetSpatialRef();
    if (reference == nullptr || driver == "GeoJSON" || driver == "KML" || driver == "LIBKML" ||
        driver == "CSV") {
        return {};
    }
    const std::unique_ptr<OGRSpatialReference> copy(reference->Clone());
    copy->AutoIdentifyEPSG();
    const char* code = copy->GetAuthorityCode(nullptr);
    if (code != nullptr) {
        return fmt::format("EPSG:{}", code);
    }
    int matches = 0;
    int* confidences = nullptr;
    OGRSpatialReferenceH* found =
        OSRFindMatches(OGRSpatialReference::ToHandle(copy.get()), nullptr, &matches, &confidences);
    std::string text = copy->GetName() == nullptr ? "" : copy->GetName();
    if (matches > 0 && confidences[0] >= 90) {
        const char* best = OSRGetAuthorityCode(found[0], nullptr);
        text = best == nullptr ? text : fmt::format("EPSG:{}", best);
    }
    OSRFreeSRSArray(found);
    CPLFree(confidences);
    return text;
}

std::string to_utf8(const char* bytes) {
    if (is_utf8(bytes)) {
        return bytes;
    }
    char* converted = CPLRecode(bytes, "GB18030", CPL_ENC_UTF8);
    std::string out(converted);
    CPLFree(converted);
    return out;
}

} // namespace eco::formats::detail
