// SPDX-License-Identifier: MulanPSL-2.0
// The layers that tasks are about, in a peer's own form: loaded when first asked for, and what that
// took reported.
#pragma once

#include "data/report.hpp"

#include <map>

namespace eco::bench {

/// `Layers` is made of the folder, the layers' names and whatever else it needs; `vertices()` says
/// how many it holds.
template <class Layers>
class LoadedLayers {
  public:
    LoadedLayers(const DataFolder& data, Engine engine)
        : m_data(data), m_engine(std::move(engine)) {}

    template <class... More>
    const Layers& of(const Task& task, More... more) {
        const auto names = layers_for(m_data, task);
        if (const auto found = m_loaded.find(names); found != m_loaded.end()) {
            return found->second;
        }
        const double before = resident_bytes();
        const Watch watch;
        const Layers& made = m_loaded.try_emplace(names, m_data, names, more...).first->second;
        report_build(m_engine, std::to_string(names.size()), watch.seconds(),
                     resident_bytes() - before, made.vertices());
        return made;
    }

  private:
    const DataFolder& m_data;
    Engine m_engine;
    std::map<std::vector<std::string>, Layers> m_loaded;
};

} // namespace eco::bench
