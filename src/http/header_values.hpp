// SPDX-License-Identifier: MulanPSL-2.0
// Values of request headers that say who asks, as clients and proxies send them: bytes from
// outside.
#pragma once

#include "identity/secret.hpp"

#include <string>
#include <string_view>

namespace eco::http {

/// RFC 6265 §5.4: "a=1; b=2". Empty where it is not there.
[[nodiscard]] std::string cookie_value(std::string_view cookies, std::string_view name);

/// Of "Bearer …"; empty for any other scheme.
[[nodiscard]] identity::Secret bearer_token(std::string_view authorization);

/// The client as the proxy right before us saw it: the last of X-Forwarded-For, else the peer.
[[nodiscard]] std::string forwarded_client(std::string_view header, const std::string& peer);

} // namespace eco::http
