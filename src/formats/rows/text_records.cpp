// SPDX-License-Identifier: MulanPSL-2.0
// A buffer over a file, and the search for the ends of records in it.
#include "formats/rows/text_records.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace eco::formats {
namespace {

constexpr std::size_t k_block = 1U << 20U;
constexpr std::size_t k_kept = 1024; ///< of a record that is too long

/// Where in a cell of a CSV the search stands.
enum class Cell { beginning, plain, quoted, closing };

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

struct TextRecords::Impl {
    std::string path;
    RecordKind kind = RecordKind::line;
    std::size_t max_record = 0;
    int descriptor = -1;
    std::uint64_t size = 0;
    std::string buffer;
    std::size_t begin = 0;    ///< of the next record in the buffer
    std::size_t scan = 0;     ///< what lies before has been looked at
    std::uint64_t offset = 0; ///< in the file, of the buffer's first byte
    std::size_t line = 1;     ///< of the next record
    bool at_end = false;
    Cell cell = Cell::beginning;
    std::size_t dropped = 0; ///< bytes of the record already thrown away, for it is too long
    std::string kept;        ///< its beginning
    std::size_t breaks = 0;  ///< line breaks inside the record so far

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }

    [[nodiscard]] Error io_error(ErrorCode code) const {
        return {code, {{"path", path}, {"reason", std::strerror(errno)}}, {path, {}, {}, 0, 0}};
    }

    Status fill() {
        drop_if_too_long();
        buffer.erase(0, begin);
        offset += begin;
        scan -= begin;
        begin = 0;
        const std::size_t have = buffer.size();
        buffer.resize(have + k_block);
        const auto got = ::read(descriptor, buffer.data() + have, k_block);
        if (got < 0) {
            return fail(io_error(ErrorCode::base_file_unreadable));
        }
        buffer.resize(have + static_cast<std::size_t>(got));
        at_end = got == 0;
        return {};
    }

    /// What has been scanned of a record without an end is kept up to a bound.
    void drop_if_too_long() {
        if (scan - begin <= max_record && dropped == 0) {
            return;
        }
        if (dropped == 0) {
            kept = buffer.substr(begin, k_kept);
        }
        dropped += scan - begin;
        begin = scan;
    }

    /// Moves `scan` behind the next line break that ends a record; false when the buffer has none.
    bool find_end() {
        while (scan < buffer.size()) {
            if (kind == RecordKind::line) {
                const void* found = std::memchr(buffer.data() + scan, '\n', buffer.size() - scan);
                scan = found == nullptr ? buffer.size()
                                        : static_cast<std::size_t>(static_cast<const char*>(found) -
                                                                   buffer.data()) +
                                              1;
                return found != nullptr;
            }
            if (step(buffer[scan++])) {
                return true;
            }
        }
        return false;
    }

    /// One character of a CSV (RFC 4180): a quote opens a cell only at its beginning. True behind
    /// the line break that ends a record.
    bool step(char c) {
        if (cell == Cell::quoted) {
            breaks += c == '\n' ? 1 : 0;
            cell = c == '"' ? Cell::closing : Cell::quoted;
            return false;
        }
        if (c == '"' && cell != Cell::plain) { // opens the cell, or doubles a quote in it
            cell = Cell::quoted;
            return false;
        }
        const bool mark = c == '\xEF' || c == '\xBB' || c == '\xBF'; // of the byte order
        const bool still = cell == Cell::beginning && mark && offset + scan <= 3;
        cell = c == ',' || c == '\n' || still ? Cell::beginning : Cell::plain;
        return c == '\n';
    }

    /// The record between `begin` and `scan`, handed out.
    void take(std::string& out, Record& record) {
        std::string_view text(buffer.data() + begin, scan - begin);
        record = {line, dropped > 0 || text.size() > max_record};
        if (record.too_long) {
            text = dropped > 0 ? std::string_view(kept) : text.substr(0, k_kept);
        }
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
            text.remove_suffix(1);
        }
        out.append(text);
        begin = scan;
        line += breaks + 1;
        breaks = 0;
        dropped = 0;
        kept.clear();
    }

    Result<bool> next(std::string& out, Record& record) {
        while (true) {
            while (!find_end()) {
                if (!at_end) {
                    ECO_CHECK(fill());
                    continue;
                }
                if (cell == Cell::quoted) {
                    return fail({ErrorCode::base_csv_bad_quote, {}, {path, {}, {}, line, 0}});
                }
                if (begin == scan && dropped == 0) {
                    return false;
                }
                break; // the last record has no line break
            }
            const std::size_t before = out.size();
            take(out, record);
            if (!blank(std::string_view(out).substr(before)) || record.too_long) {
                return true;
            }
            out.resize(before);
        }
    }
};

TextRecords::TextRecords(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
TextRecords::~TextRecords() = default;
TextRecords::TextRecords(TextRecords&&) noexcept = default;
TextRecords& TextRecords::operator=(TextRecords&&) noexcept = default;

Result<TextRecords> TextRecords::open(const std::string& path, RecordKind kind,
                                      std::size_t max_record) {
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->kind = kind;
    impl->max_record = max_record;
    impl->descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (impl->descriptor < 0) {
        return fail(impl->io_error(errno == ENOENT ? ErrorCode::base_file_not_found
                                                   : ErrorCode::base_file_unreadable));
    }
    struct stat status {};
    if (::fstat(impl->descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
        return fail(impl->io_error(ErrorCode::base_file_unreadable));
    }
    impl->size = static_cast<std::uint64_t>(status.st_size);
    return TextRecords(std::move(impl));
}

Result<bool> TextRecords::next(std::string& append_to, Record& record) {
    return m_impl->next(append_to, record);
}

TextPosition TextRecords::position() const {
    return {m_impl->offset + m_impl->begin, m_impl->line};
}

Status TextRecords::seek(TextPosition position) {
    Impl& impl = *m_impl;
    if (::lseek(impl.descriptor, static_cast<off_t>(position.bytes), SEEK_SET) < 0) {
        return fail(impl.io_error(ErrorCode::base_file_unreadable));
    }
    impl.buffer.clear();
    impl.begin = impl.scan = impl.dropped = impl.breaks = 0;
    impl.kept.clear();
    impl.at_end = false;
    impl.cell = Cell::beginning;
    impl.offset = position.bytes;
    impl.line = position.line;
    return {};
}

std::uint64_t TextRecords::file_size() const {
    return m_impl->size;
}

} // namespace eco::formats
