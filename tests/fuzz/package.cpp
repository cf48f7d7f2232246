// SPDX-License-Identifier: MulanPSL-2.0
// Office files from outside (ecogate verify REPORT.docx, templates): a package that reads can be
// written and read again, and be asked for what is embedded.
#include "fuzz.hpp"

#include "office/embed.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto package = office::Package::read(fuzz::text_of(data, size), "fuzz");
    if (!package) {
        return 0;
    }
    static_cast<void>(office::embedded_text(*package, "fuzz"));
    const auto written = package->write();
    if (written) {
        const auto again = office::Package::read(*written, "fuzz");
        fuzz::claim(again && again->parts() == package->parts());
    }
    return 0;
}
