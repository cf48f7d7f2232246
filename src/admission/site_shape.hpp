// SPDX-License-Identifier: MulanPSL-2.0
// A site's shape on the plane of a release, and the check that it lies in the release's territory.
#pragma once

#include "admission/place.hpp"

namespace eco::admission {

/// A site known only by county takes the county's polygon; one without any place, an empty shape.
/// Errors as for lay_out.
[[nodiscard]] Result<SiteShape> shape_of(const project::Site& site, const zoning::Release& release);

} // namespace eco::admission
