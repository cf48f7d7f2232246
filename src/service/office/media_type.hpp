// SPDX-License-Identifier: MulanPSL-2.0
// What a file is, by its first bytes: what its name or its sender says is not believed.
#pragma once

#include <optional>
#include <string_view>

namespace eco::service {

/// The media type of the kinds that may be attached (PDF, PNG, JPEG, zip and the office files in
/// it, UTF-8 text, JSON); nothing for all others, programs and web pages among them.
[[nodiscard]] std::optional<std::string_view> media_type_of(std::string_view bytes);

} // namespace eco::service
