// SPDX-License-Identifier: MulanPSL-2.0
// Reading whole files within a bound, and writing them atomically (temporary, fsync, rename).
#include "base/files.hpp"

#include "base/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace eco {
namespace {

Error io_error(ErrorCode code, const std::string& path) {
    return {code, {{"path", path}, {"reason", std::strerror(errno)}}, {path, {}, {}, 0, 0}};
}

Status write_all(int descriptor, const std::string& path, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            return fail(io_error(ErrorCode::base_file_unwritable, path));
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0 ? Status()
                                    : fail(io_error(ErrorCode::base_file_unwritable, path));
}

} // namespace

Error not_read(const std::string& path) {
    if (errno == ENOENT || errno == ENOTDIR) {
        return {ErrorCode::base_file_not_found, {{"path", path}}, {path, {}, {}, 0, 0}};
    }
    return io_error(ErrorCode::base_file_unreadable, path);
}

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
    const Descriptor file(path, O_RDONLY);
    if (file.number() < 0) {
        return fail(not_read(path));
    }
    std::string bytes;
    std::string chunk(1U << 16U, '\0');
    while (true) {
        const auto got = ::read(file.number(), chunk.data(), chunk.size());
        if (got < 0) {
            return fail(not_read(path));
        }
        if (got == 0) {
            return bytes;
        }
        bytes.append(chunk, 0, static_cast<std::size_t>(got));
        if (bytes.size() > max_bytes) {
            return fail({ErrorCode::base_file_too_large,
                         {{"path", path}, {"limit", std::to_string(max_bytes)}},
                         {path, {}, {}, 0, 0}});
        }
    }
}

Status write_file(const std::string& path, std::string_view bytes) {
    const std::string temporary = path + ".part";
    {
        const Descriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
        if (file.number() < 0) {
            return fail(io_error(ErrorCode::base_file_unwritable, path));
        }
        if (auto status = write_all(file.number(), path, bytes); !status) {
            ::unlink(temporary.c_str());
            return status;
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        Error error = io_error(ErrorCode::base_file_unwritable, path);
        ::unlink(temporary.c_str());
        return fail(std::move(error));
    }
    return {};
}

} // namespace eco
