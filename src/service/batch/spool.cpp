// SPDX-License-Identifier: MulanPSL-2.0
// POSIX files: flock is given up by the kernel when a process dies, however it dies.
#include "service/batch/spool.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace eco::service::batch {

Spool::~Spool() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Spool::Spool(Spool&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_size(other.m_size) {}

Spool& Spool::operator=(Spool&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_size, other.m_size);
    return *this;
}

Error Spool::io_error() const {
    return {ErrorCode::base_file_unwritable,
            {{"path", m_path}, {"reason", std::strerror(errno)}},
            {m_path, {}, {}, 0, 0}};
}

Result<Spool> Spool::open(const std::string& path) {
    Spool spool(path, ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
    if (spool.m_descriptor < 0) {
        return fail(spool.io_error());
    }
    struct stat held {};
    struct stat named {};
    const bool locked = ::flock(spool.m_descriptor, LOCK_EX | LOCK_NB) == 0 &&
                        ::fstat(spool.m_descriptor, &held) == 0 &&
                        ::stat(path.c_str(), &named) == 0;
    // The other process may have finished, and renamed the file, between opening and locking.
    if (!locked || held.st_ino != named.st_ino) {
        return fail({ErrorCode::service_output_busy, {{"path", path}}, {path, {}, {}, 0, 0}});
    }
    return spool;
}

Status Spool::cut(std::uint64_t bytes) {
    struct stat status {};
    if (::fstat(m_descriptor, &status) != 0) {
        return fail(io_error());
    }
    if (static_cast<std::uint64_t>(status.st_size) < bytes) {
        return fail({ErrorCode::service_output_short,
                     {{"path", m_path},
                      {"expected", std::to_string(bytes)},
                      {"found", std::to_string(status.st_size)}},
                     {m_path, {}, {}, 0, 0}});
    }
    const auto end = static_cast<off_t>(bytes);
    if (::ftruncate(m_descriptor, end) != 0 || ::lseek(m_descriptor, end, SEEK_SET) < 0) {
        return fail(io_error());
    }
    m_size = bytes;
    return {};
}

Status Spool::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return fail(io_error());
        }
        const auto count = static_cast<std::size_t>(written < 0 ? 0 : written);
        bytes.remove_prefix(count);
        m_size += count;
    }
    return {};
}

Status Spool::sync() {
    return ::fdatasync(m_descriptor) == 0 ? Status() : fail(io_error());
}

} // namespace eco::service::batch
