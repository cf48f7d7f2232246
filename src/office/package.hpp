// SPDX-License-Identifier: MulanPSL-2.0
// An office file (OPC, ISO/IEC 29500-2) as its parts: a zip archive in memory. The same parts
// always give the same bytes: entries have one fixed date and one order.
#pragma once

#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace eco::office {

class Package {
  public:
    using Parts = std::map<std::string, std::string, std::less<>>;

    Package() = default;
    explicit Package(Parts parts) : m_parts(std::move(parts)) {}

    /// `name`: of the file, for complaints. Bounded: 2,000 parts, 128 MiB unpacked. Errors:
    /// office_not_a_package, office_package_too_large.
    [[nodiscard]] static Result<Package> read(std::string_view bytes, const std::string& name);
    /// A folder of parts, and those of a second folder over it. Errors: base_file_*.
    [[nodiscard]] static Result<Package> read_folders(const std::string& under,
                                                      const std::string& over);
    /// [Content_Types].xml first, as readers of the format expect. Errors: office_not_written.
    [[nodiscard]] Result<std::string> write() const;

    [[nodiscard]] const Parts& parts() const { return m_parts; }
    /// Nullptr where there is none of that name.
    [[nodiscard]] const std::string* part(std::string_view name) const;
    void set(std::string name, std::string bytes);

  private:
    Parts m_parts; ///< "word/document.xml" → bytes
};

} // namespace eco::office
