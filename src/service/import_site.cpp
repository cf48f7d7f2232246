// SPDX-License-Identifier: MulanPSL-2.0
// From an upload to JSON.
#include "service/import_site.hpp"

#include "formats/upload.hpp"

namespace eco::service {

Answer<Json> import_site(std::string_view name, std::string bytes, std::string_view layer) {
    auto upload = formats::read_upload(name, std::move(bytes), std::string(layer));
    if (!upload) {
        return refuse(upload.error());
    }
    Json json;
    json["layers"] = Json(Json::Array{});
    for (const formats::UploadLayer& one : upload->layers) {
        Json entry;
        entry["name"] = one.name;
        entry["kind"] = one.kind;
        entry["features"] = one.features;
        json["layers"].push_back(std::move(entry));
    }
    json["layer"] = upload->layer;
    json["crs"] = upload->crs;
    json["geometries"] = Json(std::move(upload->geometries));
    json["empty"] = upload->empty;
    return json;
}

} // namespace eco::service
