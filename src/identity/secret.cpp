// SPDX-License-Identifier: MulanPSL-2.0
// Forgetting, and comparing, by OpenSSL.
#include "identity/secret.hpp"

#include <openssl/crypto.h>

namespace eco::identity {

Secret::~Secret() {
    OPENSSL_cleanse(m_text.data(), m_text.size());
}

bool equal_secretly(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace eco::identity
