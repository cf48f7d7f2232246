// SPDX-License-Identifier: MulanPSL-2.0
// mmap behind RAII.
#include "formats/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

namespace eco::formats {
namespace {

Error io_error(const std::string& path, int number) {
    const Where where{path, {}, {}, 0, 0};
    if (number == ENOENT || number == ENOTDIR) {
        return {ErrorCode::base_file_not_found, {{"path", path}}, where};
    }
    return {ErrorCode::base_file_unreadable,
            {{"path", path}, {"reason", std::strerror(number)}},
            where};
}

class Descriptor {
  public:
    explicit Descriptor(const std::string& path)
        : m_number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor() {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

  private:
    int m_number;
};

constexpr std::size_t k_huge = std::size_t{1} << 21U; ///< bytes of a large page

/// `size` bytes, a multiple of a large page, that begin at one; or null.
std::byte* large_pages(std::size_t size) {
    constexpr int k_ours = MAP_PRIVATE | MAP_ANONYMOUS;
    void* all = ::mmap(nullptr, size + k_huge, PROT_READ | PROT_WRITE, k_ours, -1, 0);
    if (all == MAP_FAILED) {
        return nullptr;
    }
    const std::size_t before = (k_huge - reinterpret_cast<std::uintptr_t>(all) % k_huge) % k_huge;
    auto* start = static_cast<std::byte*>(all) + before;
    if (before != 0) {
        ::munmap(all, before);
    }
    ::munmap(start + size, k_huge - before);
    ::madvise(start, size, MADV_HUGEPAGE); // a wish: what it answers changes nothing
    return start;
}

/// False where the file ends early or does not read: errno says why.
bool read_all(int descriptor, std::byte* to, std::size_t size) {
    for (std::size_t at = 0; at < size;) {
        const ::ssize_t got = ::pread(descriptor, to + at, size - at, static_cast<::off_t>(at));
        if (got > 0) {
            at += static_cast<std::size_t>(got);
        } else if (got == 0 || errno != EINTR) {
            errno = got == 0 ? EIO : errno;
            return false;
        }
    }
    return true;
}

/// Null: errno says why.
void* copy_of(int descriptor, std::size_t size, std::size_t mapped) {
    std::byte* memory = large_pages(mapped);
    if (memory != nullptr && !read_all(descriptor, memory, size)) {
        const int why = errno;
        ::munmap(memory, mapped);
        errno = why;
        return nullptr;
    }
    return memory;
}

} // namespace

Result<MappedFile> MappedFile::open(const std::string& path, Held held) {
    const Descriptor file(path);
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
        return fail(io_error(path, errno));
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) { // cannot be mapped; it is simply an empty span
        return MappedFile({}, 0);
    }
    const bool copied = held == Held::resident;
    const std::size_t mapped = copied ? (size + k_huge - 1) / k_huge * k_huge : size;
    void* memory = copied ? copy_of(file.number(), size, mapped)
                          : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (memory == nullptr || memory == MAP_FAILED) {
        return fail(io_error(path, errno));
    }
    return MappedFile({static_cast<const std::byte*>(memory), size}, mapped);
}

MappedFile::~MappedFile() {
    if (m_mapped != 0) {
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_mapped);
    }
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {})), m_mapped(std::exchange(other.m_mapped, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_mapped, other.m_mapped);
    return *this;
}

} // namespace eco::formats
