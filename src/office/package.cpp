// SPDX-License-Identifier: MulanPSL-2.0
// Zip archives by libzip, in memory.
#include "office/package.hpp"

#include "base/files.hpp"

#include <zip.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace eco::office {
namespace {

constexpr std::string_view k_types = "[Content_Types].xml";
constexpr std::size_t k_max_parts = 2000;
constexpr std::size_t k_max_bytes = 128U << 20U;
// The zip format's first day, 1 January 1980, 00:00.
constexpr zip_uint16_t k_dos_date = (1U << 5U) | 1U;
constexpr zip_uint16_t k_dos_time = 0;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;
using Entry = std::unique_ptr<zip_file_t, Discard>;

tl::unexpected<Error> not_a_package(const std::string& name) {
    return fail({ErrorCode::office_not_a_package, {{"file", name}}, {name, {}, {}, 0, 0}});
}

tl::unexpected<Error> too_large(const std::string& name) {
    return fail({ErrorCode::office_package_too_large, {{"file", name}}, {name, {}, {}, 0, 0}});
}

/// Reads no more than the entry says it holds; libzip checks size and CRC at its end.
Result<std::string> unpack(zip_t* archive, zip_uint64_t index, const zip_stat_t& stat,
                           const std::string& name) {
    const Entry entry(zip_fopen_index(archive, index, 0));
    std::string bytes(stat.size, '\0');
    if (!entry ||
        zip_fread(entry.get(), bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size)) {
        return not_a_package(name);
    }
    char beyond = 0;
    if (zip_fread(entry.get(), &beyond, 1) != 0) {
        return not_a_package(name);
    }
    return bytes;
}

Status add(zip_t* archive, const std::string& name, const std::string& bytes) {
    Source source(zip_source_buffer(archive, bytes.data(), bytes.size(), 0));
    const zip_int64_t index =
        source ? zip_file_add(archive, name.c_str(), source.get(), ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        return fail({ErrorCode::office_not_written, {{"part", name}}, {}});
    }
    static_cast<void>(source.release()); // the archive's now
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_file_set_dostime(archive, at, k_dos_time, k_dos_date, 0) != 0 ||
        zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 6) != 0) {
        return fail({ErrorCode::office_not_written, {{"part", name}}, {}});
    }
    return {};
}

Status add_folder(const std::string& folder, Package& package) {
    namespace fs = std::filesystem;
    std::error_code problem;
    for (auto at = fs::recursive_directory_iterator(folder, problem);
         !problem && at != fs::recursive_directory_iterator(); at.increment(problem)) {
        if (at->is_regular_file()) {
            ECO_TRY(std::string bytes, read_file(at->path().string(), k_max_bytes));
            package.set(fs::relative(at->path(), folder).generic_string(), std::move(bytes));
        }
    }
    if (problem) {
        return fail({ErrorCode::base_file_not_found, {{"path", folder}}, {folder, {}, {}, 0, 0}});
    }
    return {};
}

} // namespace

Result<Package> Package::read(std::string_view bytes, const std::string& name) {
    zip_error_t error;
    zip_error_init(&error);
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
    const Archive archive(source ? zip_open_from_source(source.get(), ZIP_RDONLY, &error)
                                 : nullptr);
    zip_error_fini(&error);
    if (!archive) {
        return not_a_package(name);
    }
    static_cast<void>(source.release()); // the archive's now
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count == 0) {
        return not_a_package(name); // libzip takes no bytes at all for an archive of nothing
    }
    if (count > static_cast<zip_int64_t>(k_max_parts)) {
        return too_large(name);
    }
    Package package;
    std::size_t total = 0;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), i, 0, &stat) != 0 || stat.name == nullptr ||
            (stat.valid & ZIP_STAT_SIZE) == 0) {
            return not_a_package(name);
        }
        const std::string part = stat.name;
        if (part.ends_with('/')) {
            continue;
        }
        if (stat.size > k_max_bytes - total) {
            return too_large(name);
        }
        total += stat.size;
        ECO_TRY(std::string unpacked, unpack(archive.get(), i, stat, name));
        package.set(part, std::move(unpacked));
    }
    return package;
}

Result<Package> Package::read_folders(const std::string& under, const std::string& over) {
    Package package;
    ECO_CHECK(add_folder(under, package));
    ECO_CHECK(add_folder(over, package));
    return package;
}

Result<std::string> Package::write() const {
    const tl::unexpected<Error> failed =
        fail({ErrorCode::office_not_written, {{"part", std::string(k_types)}}, {}});
    zip_error_t error;
    zip_error_init(&error);
    const Source target(zip_source_buffer_create(nullptr, 0, 0, &error));
    Archive archive(target ? zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error)
                           : nullptr);
    zip_error_fini(&error);
    if (!archive) {
        return failed;
    }
    zip_source_keep(target.get()); // one reference the archive's, one ours
    if (const std::string* types = part(k_types)) {
        ECO_CHECK(add(archive.get(), std::string(k_types), *types));
    }
    for (const auto& [name, bytes] : m_parts) {
        if (name != k_types) {
            ECO_CHECK(add(archive.get(), name, bytes));
        }
    }
    if (zip_close(archive.get()) != 0) {
        return failed;
    }
    static_cast<void>(archive.release()); // closed
    zip_stat_t stat;
    if (zip_source_stat(target.get(), &stat) != 0 || zip_source_open(target.get()) != 0) {
        return failed;
    }
    std::string bytes(stat.size, '\0');
    const bool read = zip_source_read(target.get(), bytes.data(), stat.size) ==
                      static_cast<zip_int64_t>(stat.size);
    zip_source_close(target.get());
    return read ? Result<std::string>(std::move(bytes)) : failed;
}

const std::string* Package::part(std::string_view name) const {
    const auto found = m_parts.find(name);
    return found == m_parts.end() ? nullptr : &found->second;
}

void Package::set(std::string name, std::string bytes) {
    m_parts.insert_or_assign(std::move(name), std::move(bytes));
}

} // namespace eco::office
