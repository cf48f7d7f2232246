// SPDX-License-Identifier: MulanPSL-2.0
// A text that cannot be printed: passwords, tokens, keys. It has no formatter and no stream
// operator; who needs the text says reveal(), and a reader of the code sees it.
#pragma once

#include <string>
#include <string_view>

namespace eco::identity {

class Secret {
  public:
    Secret() = default;
    explicit Secret(std::string text) : m_text(std::move(text)) {}
    Secret(const Secret&) = default;
    Secret(Secret&&) noexcept = default;
    Secret& operator=(const Secret&) = default;
    Secret& operator=(Secret&&) noexcept = default;
    /// Overwrites the memory it held.
    ~Secret();

    [[nodiscard]] const std::string& reveal() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }

  private:
    std::string m_text;
};

/// In a time that does not tell where they differ.
[[nodiscard]] bool equal_secretly(std::string_view a, std::string_view b);

} // namespace eco::identity
