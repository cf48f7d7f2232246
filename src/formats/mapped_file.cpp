// SPDX-License-Identifier: MulanPSL-2.0
// mmap behind RAII.
#include "formats/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace eco::formats {
namespace {

Error io_error(const std::string& path) {
    const Where where{path, {}, {}, 0, 0};
    if (errno == ENOENT || errno == ENOTDIR) {
        return {ErrorCode::base_file_not_found, {{"path", path}}, where};
    }
    return {
        ErrorCode::base_file_unreadable, {{"path", path}, {"reason", std::strerror(errno)}}, where};
}

} // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0) {
        return fail(io_error(path));
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    // An empty file cannot be mapped; it is simply an empty span.
    void* memory =
        size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    const Error error = io_error(path);
    ::close(descriptor);
    if (memory == MAP_FAILED) {
        return fail(error);
    }
    return MappedFile({static_cast<const std::byte*>(memory), size});
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty()) {
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
    }
}

MappedFile::MappedFile(MappedFile&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

} // namespace eco::formats
