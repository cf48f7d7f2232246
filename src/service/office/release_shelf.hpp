// SPDX-License-Identifier: MulanPSL-2.0
// The releases this server has at hand: a folder of files, and the few engines in use. A release
// that is missing here is fetched from the record.
#pragma once

#include "service/engine.hpp"
#include "service/office/office.hpp"

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace eco::service {

using EnginePointer = std::shared_ptr<const Engine>;
/// Opens and checks a release file.
using ReleaseLoader = std::function<Result<EnginePointer>(const std::string& path)>;

class ReleaseShelf {
  public:
    /// `folder` is made where it is missing. Errors: base_file_unwritable.
    [[nodiscard]] static Result<std::unique_ptr<ReleaseShelf>> open(std::string folder,
                                                                    ReleaseLoader loader);

    /// By digest: one that is open, else the file, else the record's. Errors:
    /// service_unknown_thing; those of the loader.
    [[nodiscard]] Result<EnginePointer> find(const Office& office, const std::string& digest);
    /// Checks the bytes of a release file and takes them in. Errors: those of the loader.
    [[nodiscard]] Result<EnginePointer> take(std::string_view bytes);

  private:
    ReleaseShelf(std::string folder, ReleaseLoader loader)
        : m_folder(std::move(folder)), m_loader(std::move(loader)) {}

    std::string m_folder;
    ReleaseLoader m_loader;
    std::mutex m_mutex;
    std::list<EnginePointer> m_open; ///< used last first

    [[nodiscard]] std::string path_of(const std::string& digest) const;
    void remember(EnginePointer engine);
};

} // namespace eco::service
