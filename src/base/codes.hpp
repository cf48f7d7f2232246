// SPDX-License-Identifier: MulanPSL-2.0
// Codes of the trade: opaque keys, checked by pattern when parsed, never taken apart for joins.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace eco {

template <class Tag>
class Code {
  public:
    Code() = default;
    [[nodiscard]] const std::string& value() const { return m_value; }
    [[nodiscard]] bool empty() const { return m_value.empty(); }
    auto operator<=>(const Code&) const = default;
    [[nodiscard]] static Code unchecked(std::string value) { return Code(std::move(value)); }

  private:
    explicit Code(std::string value) : m_value(std::move(value)) {}
    std::string m_value;
};

using UnitCode = Code<struct UnitCodeTag>;     ///< 环境管控单元编码, ^ZH\d{6}[123]\d{4}$
using SectorCode = Code<struct SectorCodeTag>; ///< GB/T 4754-2017: letter, or letter + 2–4 digits
using RegionCode = Code<struct RegionCodeTag>; ///< GB/T 2260 county code of six digits, any vintage

[[nodiscard]] Result<UnitCode> parse_unit_code(std::string_view text);
/// Accepts "C2611", "2611" is refused (the section letter must be stated; refdata can supply it).
[[nodiscard]] Result<SectorCode> parse_sector_code(std::string_view text);
[[nodiscard]] Result<RegionCode> parse_region_code(std::string_view text);

/// The class digit of a well-formed unit code: 1 priority, 2 key, 3 general.
[[nodiscard]] int class_digit(const UnitCode& code);

} // namespace eco
