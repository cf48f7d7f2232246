// SPDX-License-Identifier: MulanPSL-2.0
// The bytes of an upload as one of GDAL's memory files, for as long as this value lives.
#pragma once

#include "base/result.hpp"

#include <memory>
#include <string>

namespace eco::formats::detail {

class MemoryUpload {
  public:
    /// Looks into an archive before anything is unpacked. Errors: formats_upload_kind (suffix, or
    /// an archive that holds nothing we read), formats_upload_too_large (what an archive unpacks
    /// to).
    [[nodiscard]] static Result<MemoryUpload> hold(const std::string& name, std::string bytes);
    ~MemoryUpload();
    MemoryUpload(MemoryUpload&& other) noexcept;
    MemoryUpload& operator=(MemoryUpload&&) = delete;

    /// For GDAL to open: the file, or what an archive holds.
    [[nodiscard]] const std::string& path() const { return m_path; }

  private:
    MemoryUpload(std::string file, std::string bytes);

    std::unique_ptr<std::string> m_bytes; ///< GDAL reads them where they are
    std::string m_file;                   ///< name in memory; empty: moved from
    std::string m_path;
};

} // namespace eco::formats::detail
