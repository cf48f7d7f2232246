// SPDX-License-Identifier: MulanPSL-2.0
// Digests by OpenSSL's EVP. A failing EVP call is a broken machine, hence an exception.
#include "base/digest.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace eco {
namespace {

void require(int ok) {
    if (ok != 1) {
        throw std::runtime_error("OpenSSL digest failed");
    }
}

std::string hex_of(DigestKind kind, std::string_view bytes) {
    Digester digester(kind);
    digester.add(bytes);
    return hex(digester.finish());
}

} // namespace

struct Digester::Impl {
    struct Free {
        void operator()(EVP_MD_CTX* held) const { EVP_MD_CTX_free(held); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

Digester::Digester(DigestKind kind) : m_impl(std::make_unique<Impl>()) {
    const EVP_MD* algorithm = kind == DigestKind::sha256 ? EVP_sha256() : EVP_sm3();
    require(EVP_DigestInit_ex(m_impl->context.get(), algorithm, nullptr));
}

Digester::~Digester() = default;
Digester::Digester(Digester&&) noexcept = default;
Digester& Digester::operator=(Digester&&) noexcept = default;

void Digester::add(std::span<const std::byte> bytes) {
    require(EVP_DigestUpdate(m_impl->context.get(), bytes.data(), bytes.size()));
}

void Digester::add(std::string_view text) {
    add(std::as_bytes(std::span(text.data(), text.size())));
}

DigestBytes Digester::finish() {
    DigestBytes out{};
    unsigned size = 0;
    require(EVP_DigestFinal_ex(m_impl->context.get(), reinterpret_cast<unsigned char*>(out.data()),
                               &size));
    return out;
}

std::string hex(const DigestBytes& digest) {
    static constexpr std::string_view k_digits = "0123456789abcdef";
    std::string out;
    for (const std::byte b : digest) {
        const auto value = std::to_integer<unsigned>(b);
        out += k_digits[value >> 4U];
        out += k_digits[value & 15U];
    }
    return out;
}

std::string sha256_hex(std::string_view bytes) {
    return hex_of(DigestKind::sha256, bytes);
}
std::string sm3_hex(std::string_view bytes) {
    return hex_of(DigestKind::sm3, bytes);
}

} // namespace eco
