// SPDX-License-Identifier: MulanPSL-2.0
// An OpenID issuer for tests: keys of its own, and tokens that say what a test wants.
#pragma once

#include "base/json.hpp"
#include "identity/encoding.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>
#include <string>

namespace eco::test {

class FakeIssuer {
  public:
    FakeIssuer() : m_rsa(EVP_RSA_gen(2048)), m_ec(EVP_EC_gen("P-256")) {}
    FakeIssuer(const FakeIssuer&) = delete;
    FakeIssuer& operator=(const FakeIssuer&) = delete;
    ~FakeIssuer() {
        EVP_PKEY_free(m_rsa);
        EVP_PKEY_free(m_ec);
    }

    /// The JSON Web Key Set.
    [[nodiscard]] Json keys() const {
        Json rsa;
        rsa["kty"] = "RSA";
        rsa["kid"] = "r";
        rsa["n"] = number(m_rsa, OSSL_PKEY_PARAM_RSA_N);
        rsa["e"] = number(m_rsa, OSSL_PKEY_PARAM_RSA_E);
        Json ec;
        ec["kty"] = "EC";
        ec["kid"] = "e";
        ec["crv"] = "P-256";
        ec["x"] = number(m_ec, OSSL_PKEY_PARAM_EC_PUB_X);
        ec["y"] = number(m_ec, OSSL_PKEY_PARAM_EC_PUB_Y);
        Json set;
        set["keys"] = Json(Json::Array{rsa, ec});
        return set;
    }

    [[nodiscard]] std::string token(std::string_view algorithm, const Json& claims) const {
        Json head;
        head["alg"] = algorithm;
        head["kid"] = algorithm == "RS256" ? "r" : "e";
        const std::string message = identity::base64url(canonical_json(head)) + "." +
                                    identity::base64url(canonical_json(claims));
        std::string signature = sign(algorithm == "RS256" ? m_rsa : m_ec, message);
        return message + "." +
               identity::base64url(algorithm == "RS256" ? signature : side_by_side(signature));
    }

  private:
    EVP_PKEY* m_rsa;
    EVP_PKEY* m_ec;

    static std::string number(EVP_PKEY* key, const char* name) {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key, name, &value);
        const int size = EVP_PKEY_get_id(key) == EVP_PKEY_EC ? 32 : BN_num_bytes(value);
        std::string bytes(static_cast<std::size_t>(size), '\0');
        BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), size);
        BN_free(value);
        return identity::base64url(bytes);
    }

    static std::string sign(EVP_PKEY* key, const std::string& message) {
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key);
        std::string signature(512, '\0');
        std::size_t size = signature.size();
        EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size,
                       reinterpret_cast<const unsigned char*>(message.data()), message.size());
        EVP_MD_CTX_free(context);
        signature.resize(size);
        return signature;
    }

    static std::string side_by_side(const std::string& der) {
        const auto* begin = reinterpret_cast<const unsigned char*>(der.data());
        ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(der.size()));
        std::string bytes(64, '\0');
        auto* out = reinterpret_cast<unsigned char*>(bytes.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + 32, 32);
        ECDSA_SIG_free(pair);
        return bytes;
    }
};

} // namespace eco::test
