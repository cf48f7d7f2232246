// SPDX-License-Identifier: MulanPSL-2.0
// Choosing a reader by the file's extension.
#include "formats/rows/site_file.hpp"

#include "formats/rows/text_sites.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace eco::formats {
namespace {

namespace fs = std::filesystem;

std::string extension_of(const std::string& path) {
    std::string extension = fs::path(path).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return extension;
}

/// Text formats say nothing of their datum.
Result<geo::Crs> stated(const std::string& path, const SiteFileOptions& options) {
    auto crs = geo::parse_crs(options.crs);
    if (!crs) {
        Error error = std::move(crs).error();
        error.where.file = path;
        return fail(std::move(error));
    }
    return crs;
}

} // namespace

Result<std::unique_ptr<SiteFile>> open_sites(const std::string& path,
                                             const SiteFileOptions& options,
                                             const project::table::Words& words) {
    constexpr std::array<std::string_view, 4> k_lines{".ndjson", ".jsonl", ".geojsonl",
                                                      ".geojsons"};
    const std::string extension = extension_of(path);
    const bool lines = std::find(k_lines.begin(), k_lines.end(), extension) != k_lines.end();
    if (!lines && extension != ".csv") {
        return open_ogr_sites(path, options);
    }
    ECO_TRY(const geo::Crs crs, stated(path, options));
    return lines ? open_feature_lines(path, crs) : open_csv_sites(path, crs, words);
}

std::vector<std::string> parts_of_file(const std::string& path) {
    std::vector<std::string> parts;
    std::error_code failed;
    if (fs::is_directory(path, failed)) { // a file geodatabase
        for (const auto& entry : fs::recursive_directory_iterator(path, failed)) {
            if (entry.is_regular_file(failed)) {
                parts.push_back(entry.path().string());
            }
        }
    } else if (extension_of(path) == ".shp") {
        for (const char* extension : {".cpg", ".dbf", ".prj", ".shp", ".shx"}) {
            const std::string part = fs::path(path).replace_extension(extension).string();
            if (fs::exists(part, failed)) {
                parts.push_back(part);
            }
        }
    } else {
        parts.push_back(path);
    }
    if (parts.empty()) {
        parts.push_back(path);
    }
    std::sort(parts.begin(), parts.end());
    return parts;
}

} // namespace eco::formats
