// SPDX-License-Identifier: MulanPSL-2.0
// Sealing small secrets that must be read again (keys of the second factor) before they lie in the
// record: AES-256-GCM, NIST SP 800-38D, with a random 96-bit nonce. Who reads the record or one of
// its backups cannot use them without the keys, which lie elsewhere.
#pragma once

#include "base/result.hpp"
#include "identity/secret.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eco::identity {

class Vault {
  public:
    /// Without keys: opens what was never sealed, seals nothing.
    Vault() = default;
    /// One key a line, 64 hexadecimal digits; "#" begins a remark. The first seals, all open, so
    /// that keys can be changed. Errors: base_file_unreadable (`name` is what it is called there).
    [[nodiscard]] static Result<Vault> from_text(const Secret& text, const std::string& name);
    /// A line for such a file.
    [[nodiscard]] static Secret new_key();

    [[nodiscard]] bool empty() const { return m_keys.empty(); }
    /// "sealed:1:<key>:<base64url>". What it is bound to (whose it is, for what) is not part of it,
    /// but must be the same to open it: no seal is good elsewhere. Errors: base_file_unreadable.
    [[nodiscard]] Result<std::string> seal(const Secret& plain, std::string_view bound_to) const;
    /// A text without a seal is from before there were seals, and given as it is. Errors:
    /// base_file_unreadable (no key of this name, or the seal is broken or of another place).
    [[nodiscard]] Result<Secret> open(std::string_view stored, std::string_view bound_to) const;
    /// Sealed by the first key; else it is to be sealed anew when it is next used.
    [[nodiscard]] bool is_current(std::string_view stored) const;

  private:
    struct Key {
        std::string id; ///< eight digits of a digest: tells keys apart, and nothing more
        Secret bytes;
    };
    std::vector<Key> m_keys;
};

} // namespace eco::identity
