// SPDX-License-Identifier: MulanPSL-2.0
// From a JSON Web Key to a key of OpenSSL's.
#include "identity/jwk.hpp"

#include "identity/encoding.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>

namespace eco::identity {
namespace {

template <auto Function>
struct Freer {
    template <class T>
    void operator()(T* held) const {
        Function(held);
    }
};
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Freer<ECDSA_SIG_free>>;

constexpr int k_least_rsa_bits = 2048;
constexpr std::size_t k_p256_bytes = 32;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Number number_of(std::string_view bytes) {
    return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

std::optional<std::string> member(const Json& key, std::string_view name) {
    return from_base64url(key.string_or(name, ""));
}

Key key_from(const char* type, OSSL_PARAM_BLD* builder) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return nullptr;
    }
    return Key(made);
}

Key rsa_key(const Json& json) {
    const auto n = member(json, "n");
    const auto e = member(json, "e");
    if (!n || !e || n->empty() || e->empty()) {
        return nullptr;
    }
    const Number modulus = number_of(*n);
    const Number exponent = number_of(*e);
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    Key key = key_from("RSA", builder.get());
    return key && EVP_PKEY_get_bits(key.get()) >= k_least_rsa_bits ? std::move(key) : nullptr;
}

Key p256_key(const Json& json) {
    const auto x = member(json, "x");
    const auto y = member(json, "y");
    if (json.string_or("crv", "") != "P-256" || !x || !y || x->size() != k_p256_bytes ||
        y->size() != k_p256_bytes) {
        return nullptr;
    }
    const std::string point = "\x04" + *x + *y; // uncompressed, SEC 1 §2.3.3
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                     point.size());
    return key_from("EC", builder.get());
}

/// JWS carries r and s side by side, OpenSSL wants them in DER.
std::string der_of(std::string_view signature) {
    if (signature.size() != 2 * k_p256_bytes) {
        return {};
    }
    Number r = number_of(signature.substr(0, k_p256_bytes));
    Number s = number_of(signature.substr(k_p256_bytes));
    const EcSignature pair(ECDSA_SIG_new());
    ECDSA_SIG_set0(pair.get(), r.release(), s.release());
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    std::string bytes(reinterpret_cast<char*>(der), size > 0 ? static_cast<std::size_t>(size) : 0);
    OPENSSL_free(der);
    return bytes;
}

bool verify(EVP_PKEY* key, std::string_view message, std::string_view signature) {
    const Digest context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message),
                            message.size()) == 1;
}

} // namespace

bool is_signed_by(const Json& key, const SignedText& text) {
    const std::string type = key.string_or("kty", "");
    // The key's kind decides what the algorithm must be, never the token alone.
    if (type == "RSA" && text.algorithm == "RS256") {
        const Key rsa = rsa_key(key);
        return rsa && verify(rsa.get(), text.message, text.signature);
    }
    if (type == "EC" && text.algorithm == "ES256") {
        const Key ec = p256_key(key);
        const std::string der = der_of(text.signature);
        return ec && !der.empty() && verify(ec.get(), text.message, der);
    }
    return false;
}

} // namespace eco::identity
