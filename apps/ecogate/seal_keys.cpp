// SPDX-License-Identifier: MulanPSL-2.0
// Made whole under another name, then linked: a start that dies half way leaves no half key.
#include "seal_keys.hpp"

#include "base/files.hpp"
#include "identity/token.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace eco::app {
namespace {

constexpr std::size_t k_most_bytes = 16U << 10U;
constexpr mode_t k_mine = S_IRUSR | S_IWUSR;
constexpr mode_t k_others = S_IRWXG | S_IRWXO;

tl::unexpected<Error> unwritable(const std::string& path, int error) {
    return fail({ErrorCode::base_file_unwritable,
                 {{"path", path}, {"reason", std::strerror(error)}},
                 {path, {}, {}, 0, 0}});
}

Status make_keys(const std::string& path) {
    const std::string arriving = path + "." + identity::random_id();
    const int file = ::open(arriving.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, k_mine);
    if (file < 0) {
        return unwritable(arriving, errno);
    }
    const identity::Secret key = identity::Vault::new_key();
    const std::string& line = key.reveal();
    const bool whole =
        ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
        ::fsync(file) == 0;
    const int error = errno;
    ::close(file);
    // Where another start was faster, its keys stay.
    const bool linked = whole && (::link(arriving.c_str(), path.c_str()) == 0 || errno == EEXIST);
    const int link_error = errno;
    ::unlink(arriving.c_str());
    return linked ? Status() : Status(unwritable(path, whole ? link_error : error));
}

} // namespace

Result<identity::Vault> read_seal_keys(const std::string& path) {
    ECO_TRY(std::string text, read_file(path, k_most_bytes));
    const identity::Secret held(std::move(text));
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0 || (about.st_mode & k_others) != 0) {
        return fail({ErrorCode::base_file_unreadable,
                     {{"path", path}, {"reason", "others may read it; chmod 600"}},
                     {path, {}, {}, 0, 0}});
    }
    return identity::Vault::from_text(held, path);
}

Result<identity::Vault> first_seal_keys(const std::string& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0 && errno == ENOENT) {
        ECO_CHECK(make_keys(path));
    }
    return read_seal_keys(path);
}

} // namespace eco::app
