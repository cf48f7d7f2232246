// SPDX-License-Identifier: MulanPSL-2.0
// The page's files, read into memory once at the start. A request chooses among what was read then:
// no path from outside ever reaches the file system.
#pragma once

#include "base/result.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace eco::http {

struct StaticFile {
    std::string content_type, etag;
    std::shared_ptr<const std::string> bytes;
    bool immutable = false; ///< its name carries its digest
};

class StaticFiles {
  public:
    /// Everything below the folder, at most 64 MB; symbolic links are left out. An empty folder
    /// name: no files. Errors: base_file_not_found, http_page_too_large.
    [[nodiscard]] static Result<StaticFiles> read(const std::string& folder);

    /// "/assets/x.js"; "/" is "/index.html". nullptr: there is none.
    [[nodiscard]] const StaticFile* find(std::string_view path) const;

  private:
    std::map<std::string, StaticFile, std::less<>> m_files;
};

} // namespace eco::http
