// SPDX-License-Identifier: MulanPSL-2.0
// Least recently used, counted in bytes.
#include "service/tile_cache.hpp"

namespace eco::service {

std::size_t TileCache::cost(const Entry& entry) {
    constexpr std::size_t k_overhead = 160; // list node, map node, control block
    return entry.bytes->size() + 2 * entry.key.size() + k_overhead;
}

TileCache::Bytes TileCache::find(const std::string& key) {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_by_key.find(key);
    if (found == m_by_key.end()) {
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->bytes;
}

void TileCache::keep(const std::string& key, Bytes bytes) {
    const std::scoped_lock lock(m_mutex);
    const Entry entry{key, std::move(bytes)};
    if (cost(entry) > m_capacity || m_by_key.contains(key)) {
        return;
    }
    m_used += cost(entry);
    m_entries.push_front(entry);
    m_by_key.emplace(key, m_entries.begin());
    while (m_used > m_capacity) {
        m_used -= cost(m_entries.back());
        m_by_key.erase(m_entries.back().key);
        m_entries.pop_back();
    }
}

} // namespace eco::service
