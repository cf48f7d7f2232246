// SPDX-License-Identifier: MulanPSL-2.0
// Pictures: drawings (SVG) and QR codes as PNG.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace eco::office {

/// The drawing at `width` pixels, in its own proportions. Errors: office_bad_picture;
/// office_no_font where no installed font has Chinese characters.
[[nodiscard]] Result<std::string> png_of_svg(std::string_view svg, unsigned width);

/// A QR code (GB/T 18284, ISO/IEC 18004) with error correction M and the quiet zone, as SVG.
/// Errors: office_qr_too_long (more than 2,000 bytes).
[[nodiscard]] Result<std::string> qr_svg(std::string_view text);

struct PictureSize {
    unsigned width = 1, height = 1; ///< pixels, at least one
};
/// Of a PNG's header; 1 × 1 where it is none.
[[nodiscard]] PictureSize png_size(std::string_view png);

} // namespace eco::office
