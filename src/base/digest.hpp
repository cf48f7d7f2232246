// SPDX-License-Identifier: MulanPSL-2.0
// Digests: SHA-256 (content addresses) and SM3 (the national one, for records), by OpenSSL.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace eco {

enum class DigestKind { sha256, sm3 };

using DigestBytes = std::array<std::byte, 32>;

/// Incremental; both kinds have 32 bytes.
class Digester {
  public:
    explicit Digester(DigestKind kind);
    ~Digester();
    Digester(Digester&&) noexcept;
    Digester& operator=(Digester&&) noexcept;
    void add(std::span<const std::byte> bytes);
    void add(std::string_view text);
    [[nodiscard]] DigestBytes finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

[[nodiscard]] std::string hex(const DigestBytes& digest);
/// Lower-case hex of the whole.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string sm3_hex(std::string_view bytes);

} // namespace eco
