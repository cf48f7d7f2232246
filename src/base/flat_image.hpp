// SPDX-License-Identifier: MulanPSL-2.0
// Arrays of plain values written one behind the other, and read where they lie: how a compiled
// thing stands in a memory-mapped file. Little-endian, as the machines we run on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace eco {

/// Without padding: equal values are equal bytes.
template <class T>
concept Plain = std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T> &&
                alignof(T) <= 8;

/// Texts while they are put one behind the other.
struct FlatTextList {
    std::vector<std::uint32_t> ends;
    std::string all;

    void push_back(std::string_view text) {
        all += text;
        close();
    }
    /// Whatever was appended to `all` since the last is the next text.
    void close() { ends.push_back(static_cast<std::uint32_t>(all.size())); }
};

/// Texts one behind the other: text i ends where text i + 1 begins.
struct FlatTexts {
    std::span<const std::uint32_t> ends;
    std::string_view all;

    [[nodiscard]] std::size_t size() const { return ends.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const {
        const std::uint32_t begin = i == 0 ? 0 : ends[i - 1];
        return all.substr(begin, ends[i] - begin);
    }
    /// Every text lies inside.
    [[nodiscard]] bool sound() const {
        std::uint32_t last = 0;
        for (const std::uint32_t end : ends) {
            if (end < last) {
                return false;
            }
            last = end;
        }
        return last == all.size();
    }
};

class FlatWriter {
  public:
    /// Its length in bytes, then the values; the next array begins at a multiple of eight.
    template <Plain T>
    void add(std::span<const T> values) {
        const std::uint64_t size = values.size_bytes();
        m_bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
        m_bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
        m_bytes.resize((m_bytes.size() + 7) / 8 * 8);
    }
    void add(std::string_view text) { add(std::span<const char>(text)); }
    void add(const FlatTextList& texts) {
        add(std::span<const std::uint32_t>(texts.ends));
        add(texts.all);
    }

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

  private:
    std::string m_bytes;
};

/// Reads in the order of writing. Once something is not there, or nothing sound, `ok` stays false
/// and every further array is empty.
class FlatReader {
  public:
    explicit FlatReader(std::span<const std::byte> bytes)
        : m_rest(bytes), m_ok(reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 == 0) {}

    template <Plain T>
    [[nodiscard]] std::span<const T> array() {
        std::uint64_t size = 0;
        if (!m_ok || m_rest.size() < sizeof size) {
            return give_up<T>();
        }
        std::memcpy(&size, m_rest.data(), sizeof size);
        m_rest = m_rest.subspan(sizeof size);
        if (size > m_rest.size() || size % sizeof(T) != 0) {
            return give_up<T>();
        }
        const std::span<const T> values(reinterpret_cast<const T*>(m_rest.data()),
                                        size / sizeof(T));
        const std::uint64_t padded = (size + 7) / 8 * 8;
        m_ok = padded <= m_rest.size();
        m_rest = m_rest.subspan(m_ok ? padded : m_rest.size());
        return values;
    }
    [[nodiscard]] std::string_view text() {
        const auto chars = array<char>();
        return {chars.data(), chars.size()};
    }
    [[nodiscard]] FlatTexts texts() {
        const auto ends = array<std::uint32_t>();
        return {ends, text()};
    }

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool finished() const { return m_ok && m_rest.empty(); }

  private:
    std::span<const std::byte> m_rest;
    bool m_ok;

    template <class T>
    std::span<const T> give_up() {
        m_ok = false;
        m_rest = {};
        return {};
    }
};

} // namespace eco
