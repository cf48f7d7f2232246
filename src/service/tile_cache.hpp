// SPDX-License-Identifier: MulanPSL-2.0
// Tiles that were made already, the least used thrown away first. Shared by all threads.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace eco::service {

class TileCache {
  public:
    using Bytes = std::shared_ptr<const std::string>;

    /// At most so many bytes of tiles; 0 keeps none.
    explicit TileCache(std::size_t capacity) : m_capacity(capacity) {}

    [[nodiscard]] Bytes find(const std::string& key);
    void keep(const std::string& key, Bytes bytes);

  private:
    struct Entry {
        std::string key;
        Bytes bytes;
    };
    std::mutex m_mutex;
    std::size_t m_capacity, m_used = 0;
    std::list<Entry> m_entries; ///< the latest first
    std::unordered_map<std::string, std::list<Entry>::iterator> m_by_key;

    static std::size_t cost(const Entry& entry);
};

} // namespace eco::service
