// SPDX-License-Identifier: MulanPSL-2.0
// From a complete part to the files a user asked for. Every step can be done again: a run that is
// killed here goes on here.
#pragma once

#include "service/batch/screen_sites.hpp"

namespace eco::service::batch {

/// True where the output and its summary stand and are of this stamp; what is left over of the run
/// is removed then. Errors: service_output_exists (an output of another order, or of none).
[[nodiscard]] Result<bool> finished_before(const OutputPaths& paths, const Json& stamp);

/// Rejects, summary, then the output itself; the journal goes last. False when cancelled while the
/// GeoPackage was written. Errors: base_file_unwritable and those of write_screening_geopackage.
[[nodiscard]] Result<bool> finish(const OutputPaths& paths, const Json& stamp, const Tally& tally,
                                  const Running& running);

} // namespace eco::service::batch
