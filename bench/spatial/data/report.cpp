// SPDX-License-Identifier: MulanPSL-2.0
// Printing measurements.
#include "data/report.hpp"

#include <cstdio>
#include <ctime>
#include <fstream>
#include <unistd.h>

namespace eco::bench {

double Watch::now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void report(const Engine& engine, const Task& task, double seconds, const std::string& checksum) {
    std::printf("kind=query task=%s order=%s engine=%s variant=%s n=%zu seconds=%.6f rate=%.1f "
                "checksum=%s\n",
                task.name.c_str(), task.sorted ? "sorted" : "random", engine.name.c_str(),
                engine.variant.c_str(), task.count, seconds,
                static_cast<double>(task.count) / seconds, checksum.c_str());
    std::fflush(stdout);
}

std::string hits_checksum(std::uint64_t hits, std::uint64_t mixed) {
    return std::to_string(hits) + ":" + std::to_string(mixed);
}

std::string total_checksum(std::uint64_t pairs, double total) {
    char text[64];
    std::snprintf(text, sizeof text, "%llu:%.6f", static_cast<unsigned long long>(pairs), total);
    return text;
}

void report_build(const Engine& engine, const std::string& layers, double seconds, double bytes,
                  double vertices) {
    std::printf("kind=build layers=%s engine=%s variant=%s seconds=%.4f bytes=%.0f vertices=%.0f\n",
                layers.c_str(), engine.name.c_str(), engine.variant.c_str(), seconds, bytes,
                vertices);
    std::fflush(stdout);
}

double resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    double whole = 0;
    double resident = 0;
    statm >> whole >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace eco::bench
