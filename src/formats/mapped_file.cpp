// SPDX-License-Identifier: MulanPSL-2.0
// mmap, or a copy in large pages, behind RAII.
#include "formats/mapped_file.hpp"

#include "base/descriptor.hpp"
#include "base/huge_pages.hpp"

#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>

namespace eco::formats {
namespace {

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

} // namespace

void MappedFile::GiveBack::operator()(std::byte* memory) const {
    mapped == 0 ? std::free(memory) : void(::munmap(memory, mapped));
}

Result<MappedFile> MappedFile::open(const std::string& path, Held held) {
    const Descriptor file(path, O_RDONLY);
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
        return fail(not_read(path));
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) { // cannot be mapped; it is simply an empty span
        return MappedFile(Memory(nullptr, GiveBack{0}), 0);
    }
    if (held == Held::resident) {
        Memory copy(static_cast<std::byte*>(allocate_huge(size)), GiveBack{0});
        const bool whole = copy && read_all(file.number(), copy.get(), size);
        return whole ? Result<MappedFile>(MappedFile(std::move(copy), size)) : fail(not_read(path));
    }
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (memory == MAP_FAILED) {
        return fail(not_read(path));
    }
    return MappedFile(Memory(static_cast<std::byte*>(memory), GiveBack{size}), size);
}

} // namespace eco::formats
