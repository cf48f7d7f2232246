// SPDX-License-Identifier: MulanPSL-2.0
// C streams: errors of a full disk show at the write or at the sync, and are asked for at both.
#include "store/detail/line_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sys/types.h>
#include <unistd.h>

namespace eco::store {
namespace {

Error file_error(ErrorCode code, const std::string& path) {
    return {code, {{"path", path}, {"reason", std::strerror(errno)}}, {path, {}, {}, 0, 0}};
}

struct Free {
    void operator()(char* held) const { std::free(held); } // getline's buffer is malloc's
};

} // namespace

Result<LineWriter> LineWriter::create(const std::string& path) {
    FileHandle file(std::fopen(path.c_str(), "we"));
    if (!file) {
        return fail(file_error(ErrorCode::base_file_unwritable, path));
    }
    return LineWriter(path, std::move(file));
}

Status LineWriter::add(std::string_view line) {
    const bool written = std::fwrite(line.data(), 1, line.size(), m_file.get()) == line.size() &&
                         std::fputc('\n', m_file.get()) == '\n';
    return written ? Status() : fail(file_error(ErrorCode::base_file_unwritable, m_path));
}

Status LineWriter::finish() {
    const bool kept = std::fflush(m_file.get()) == 0 && ::fsync(::fileno(m_file.get())) == 0;
    return kept ? Status() : fail(file_error(ErrorCode::base_file_unwritable, m_path));
}

Status read_lines(const std::string& path, const std::function<Status(std::string_view)>& visit) {
    const FileHandle file(std::fopen(path.c_str(), "re"));
    if (!file) {
        return fail({ErrorCode::base_file_not_found, {{"path", path}}, {path, {}, {}, 0, 0}});
    }
    char* raw = nullptr;
    std::size_t capacity = 0;
    std::size_t row = 0;
    ssize_t length = 0;
    Status status;
    while (status && (length = ::getline(&raw, &capacity, file.get())) >= 0) {
        ++row;
        std::string_view line(raw, static_cast<std::size_t>(length));
        if (line.ends_with('\n')) {
            line.remove_suffix(1);
        }
        status = visit(line);
        if (!status) {
            status.error().where.file = path;
            status.error().where.row = row;
        }
    }
    const std::unique_ptr<char, Free> owned(raw);
    return status && std::ferror(file.get()) != 0
               ? fail(file_error(ErrorCode::base_file_unreadable, path))
               : status;
}

} // namespace eco::store
