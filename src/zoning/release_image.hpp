// SPDX-License-Identifier: MulanPSL-2.0
// Writing a release: one immutable image of bytes with its digest. Same input, same bytes: no
// clock, no path goes in.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "geo/executor.hpp"
#include "geo/geometry.hpp"
#include "geo/plane.hpp"
#include "zoning/layer_schema.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eco::zoning {

struct SourceFeature {
    std::string id; ///< of the delivery, for complaints
    Attributes attributes;
    geo::Geometry geometry;
};

/// A layer read and normalised, ready to be compiled.
struct SourceLayer {
    std::string role, title_zh, title_en, crs, source, licence, as_of, sha256;
    Metres tolerance;
    double conversion_error_m = 0;
    bool example = false;
    std::vector<SourceFeature> features;
};

struct ReleaseContent {
    Json meta; ///< id, titles, effective_from, level, example, notes
    std::vector<SourceLayer> layers;
    std::string book;    ///< canonical JSON of the rule book
    std::string quality; ///< canonical JSON of the warnings that the gate kept
    std::string ready;   ///< what admission makes ready of the book; empty: nothing
};

/// Features are ordered by their code attribute, layers by role. Errors: zoning_no_layers,
/// geo_extent_too_large, geo_collapsed (with the feature), geo_outside_plane.
[[nodiscard]] Result<std::string> compile_release(ReleaseContent content);
/// The same bytes; the indexes of the layers are jobs of the executor.
[[nodiscard]] Result<std::string> compile_release(ReleaseContent content,
                                                  const geo::Executor& executor);

/// A release that compile_release made, with another quality section: the bytes that compiling with
/// it gives.
[[nodiscard]] std::string with_quality(std::string_view image, std::string_view quality);

} // namespace eco::zoning
