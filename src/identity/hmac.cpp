// SPDX-License-Identifier: MulanPSL-2.0
// A failing HMAC is a broken machine, hence an exception.
#include "identity/hmac.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

namespace eco::identity {

std::string hmac(HmacKind kind, std::string_view key, std::string_view message) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned size = 0;
    const EVP_MD* digest = kind == HmacKind::sha1 ? EVP_sha1() : EVP_sha256();
    if (HMAC(digest, key.data(), static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char*>(message.data()), message.size(), out.data(),
             &size) == nullptr) {
        throw std::runtime_error("OpenSSL HMAC failed");
    }
    return {reinterpret_cast<const char*>(out.data()), size};
}

} // namespace eco::identity
