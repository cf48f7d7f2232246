// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-rules-gen OUT [CLAUSES] [PROJECTS] [SEED]: a clause book of ecogate in OUT/book,
// and the same clauses and projects as tables for the peers (OUT/clauses.tsv, OUT/projects.tsv).
#include "gen/book_text.hpp"
#include "gen/peer_tables.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

namespace fs = std::filesystem;

constexpr int k_units = 1376; // a province of the first edition

bool write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return fs::file_size(path) == text.size();
}

} // namespace

int main(int argc, char** argv) {
    using namespace eco::bench;
    if (argc < 2) {
        std::cerr << "usage: ecogate-bench-rules-gen OUT [CLAUSES] [PROJECTS] [SEED]\n";
        return 2;
    }
    const fs::path out = argv[1];
    const std::uint64_t seed = argc > 4 ? std::stoull(argv[4]) : 7;
    const auto clauses = make_clauses(argc > 2 ? std::stoul(argv[2]) : 100'000, k_units, seed);
    const auto projects = make_projects(argc > 3 ? std::stoul(argv[3]) : 2000, k_units, seed);
    std::vector<std::string> codes;
    for (int i = 0; i < k_units; ++i) {
        codes.push_back(made_unit_code(i));
    }
    bool whole = write(out / "clauses.tsv", clause_table(clauses)) &&
                 write(out / "projects.tsv", project_table(projects));
    for (const auto& [name, text] : whole_book(clauses, codes)) {
        whole = whole && write(out / "book" / name, text);
    }
    if (!whole) {
        std::cerr << "cannot write " << out << "\n";
    }
    return whole ? 0 : 1;
}
