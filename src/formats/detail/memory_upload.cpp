// SPDX-License-Identifier: MulanPSL-2.0
// Holding an upload in memory, and finding what an archive holds.
#include "formats/detail/memory_upload.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>
#include <utility>

#include <cpl_string.h>
#include <cpl_vsi.h>

namespace eco::formats::detail {
namespace {

constexpr std::uint64_t k_max_unpacked_bytes = 256U << 20U;
constexpr int k_max_entries = 2000;

/// Letters of a suffix are ASCII: others stay.
std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

std::string suffix_of(const std::string& name) {
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? "" : lower(name.substr(dot));
}

/// A GeoPackage left in write-ahead mode (as QGIS leaves it) cannot be opened read-only in memory;
/// without its log it is whole all the same. Bytes 18 and 19: file format, 2 = write-ahead
/// (https://www.sqlite.org/fileformat2.html#file_format_version_numbers).
void leave_write_ahead(std::string& bytes) {
    if (bytes.size() > 100 && bytes.starts_with("SQLite format 3") && bytes[18] == 2) {
        bytes[18] = bytes[19] = 1;
    }
}

/// The first of what we read inside an archive: a geodatabase folder, a GeoPackage, or the folder
/// of a Shapefile.
std::string inside(const std::string& archive, const CPLStringList& entries) {
    for (int i = 0; i < entries.size(); ++i) {
        const std::string entry = entries[i];
        const std::string folded = lower(entry);
        const auto geodatabase = folded.find(".gdb/");
        if (geodatabase != std::string::npos) {
            return archive + "/" + entry.substr(0, geodatabase + 4);
        }
        if (folded.ends_with(".gpkg")) {
            return archive + "/" + entry;
        }
        if (folded.ends_with(".shp")) {
            const auto slash = entry.rfind('/');
            return slash == std::string::npos ? archive : archive + "/" + entry.substr(0, slash);
        }
    }
    return {};
}

Result<std::string> path_in_archive(const std::string& file, const std::string& name) {
    const std::string archive = "/vsizip/" + file;
    const CPLStringList entries(VSIReadDirRecursive(archive.c_str()));
    std::uint64_t total = 0;
    for (int i = 0; i < entries.size(); ++i) {
        VSIStatBufL state;
        if (VSIStatL((archive + "/" + entries[i]).c_str(), &state) == 0) {
            total += static_cast<std::uint64_t>(state.st_size);
        }
    }
    if (entries.size() > k_max_entries || total > k_max_unpacked_bytes) {
        return fail({ErrorCode::formats_upload_too_large,
                     {{"limit", std::to_string(k_max_unpacked_bytes >> 20U)}},
                     {name, {}, {}, 0, 0}});
    }
    std::string found = inside(archive, entries);
    if (found.empty()) {
        return fail({ErrorCode::formats_upload_kind, {{"name", name}}, {name, {}, {}, 0, 0}});
    }
    return found;
}

} // namespace

MemoryUpload::MemoryUpload(std::string file, std::string bytes)
    : m_bytes(std::make_unique<std::string>(std::move(bytes))), m_file(std::move(file)),
      m_path(m_file) {
    VSIFCloseL(VSIFileFromMemBuffer(m_file.c_str(), reinterpret_cast<GByte*>(m_bytes->data()),
                                    m_bytes->size(), FALSE));
}

MemoryUpload::MemoryUpload(MemoryUpload&& other) noexcept
    : m_bytes(std::move(other.m_bytes)), m_file(std::exchange(other.m_file, {})),
      m_path(std::move(other.m_path)) {}

MemoryUpload::~MemoryUpload() {
    if (!m_file.empty()) {
        VSIUnlink(m_file.c_str());
    }
}

Result<MemoryUpload> MemoryUpload::hold(const std::string& name, std::string bytes) {
    static std::atomic<std::uint64_t> next{0};
    static constexpr std::array<std::string_view, 6> k_kinds{".gpkg", ".fgb",  ".zip",
                                                             ".kml",  ".json", ".geojson"};
    const std::string suffix = suffix_of(name);
    if (std::find(k_kinds.begin(), k_kinds.end(), suffix) == k_kinds.end()) {
        return fail({ErrorCode::formats_upload_kind, {{"name", name}}, {name, {}, {}, 0, 0}});
    }
    leave_write_ahead(bytes);
    const std::string file = "/vsimem/ecogate-upload-" + std::to_string(++next) + suffix;
    MemoryUpload held(file, std::move(bytes));
    if (suffix == ".zip") {
        ECO_TRY(held.m_path, path_in_archive(file, name));
    }
    return held;
}

} // namespace eco::formats::detail
