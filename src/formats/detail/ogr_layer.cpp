// SPDX-License-Identifier: MulanPSL-2.0
// One layer of a file, and the datum it is read in.
#include "formats/detail/ogr_layer.hpp"

#include "formats/detail/ogr_dataset.hpp"

namespace eco::formats::detail {

Result<OGRLayer*> choose_layer(GDALDataset& dataset, const std::string& path,
                               const std::string& name) {
    if (!name.empty()) {
        OGRLayer* layer = dataset.GetLayerByName(name.c_str());
        return layer != nullptr
                   ? Result<OGRLayer*>(layer)
                   : fail({ErrorCode::formats_unknown_layer, {{"layer", name}}, at_file(path)});
    }
    if (dataset.GetLayerCount() != 1) {
        return fail({ErrorCode::formats_several_layers,
                     {{"count", std::to_string(dataset.GetLayerCount())}},
                     at_file(path)});
    }
    return dataset.GetLayer(0);
}

Result<geo::Crs> settle_crs(const std::string& stated_by_file, const std::string& stated,
                            const std::string& path) {
    auto declared = geo::parse_crs(stated.empty() ? stated_by_file : stated);
    if (!declared) {
        Error error = declared.error();
        error.where = at_file(path);
        return fail(std::move(error));
    }
    if (!stated.empty() && !stated_by_file.empty()) {
        const auto own = geo::parse_crs(stated_by_file);
        if (own && own->id != declared->id) {
            return fail({ErrorCode::formats_crs_conflict,
                         {{"declared", declared->id}, {"stated", own->id}},
                         at_file(path)});
        }
    }
    return declared;
}

} // namespace eco::formats::detail
