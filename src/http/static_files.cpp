// SPDX-License-Identifier: MulanPSL-2.0
// Reading the page.
#include "http/static_files.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"

#include <algorithm>
#include <filesystem>

namespace eco::http {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_bytes = 64U << 20U;

struct Kind {
    std::string_view extension, content_type;
};

constexpr Kind k_kinds[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".wasm", "application/wasm"},
    {".txt", "text/plain; charset=utf-8"},
};

std::string content_type_of(const fs::path& path) {
    const std::string extension = path.extension().string();
    const auto* const found =
        std::find_if(std::begin(k_kinds), std::end(k_kinds),
                     [&](const Kind& kind) { return kind.extension == extension; });
    return found == std::end(k_kinds) ? "application/octet-stream"
                                      : std::string(found->content_type);
}

} // namespace

Result<StaticFiles> StaticFiles::read(const std::string& folder) {
    StaticFiles files;
    if (folder.empty()) {
        return files;
    }
    if (!fs::is_directory(folder)) {
        return fail({ErrorCode::base_file_not_found, {{"path", folder}}, {folder, {}, {}, 0, 0}});
    }
    std::size_t total = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_symlink() || !entry.is_regular_file()) {
            continue;
        }
        total += entry.file_size();
        if (total > k_max_bytes) {
            return fail({ErrorCode::http_page_too_large, {{"folder", folder}}, {}});
        }
        ECO_TRY(std::string bytes, read_file(entry.path().string(), k_max_bytes));
        const std::string name = "/" + fs::relative(entry.path(), folder).generic_string();
        const std::string digest = sha256_hex(bytes).substr(0, 32);
        files.m_files[name] = {content_type_of(entry.path()), "\"" + digest + "\"",
                               std::make_shared<const std::string>(std::move(bytes)),
                               name.starts_with("/assets/")};
    }
    return files;
}

const StaticFile* StaticFiles::find(std::string_view path) const {
    const auto found = m_files.find(path == "/" ? std::string_view("/index.html") : path);
    return found == m_files.end() ? nullptr : &found->second;
}

} // namespace eco::http
