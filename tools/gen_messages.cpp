// SPDX-License-Identifier: MulanPSL-2.0
// gen_messages FOLDER OUT: writes the error enum and the tables of messages and units that eco_base
// embeds. Refuses an incomplete catalogue, naming every fault.
#include "catalogue.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>

namespace {

using eco::tools::Catalogue;

std::string literal(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string error_codes(const Catalogue& catalogue) {
    std::string out = "// Generated from data/messages/errors by gen_messages.\n#pragma "
                      "once\n\n#include <cstdint>\n\n"
                      "namespace eco {\n\nenum class ErrorCode : std::uint16_t {\n";
    for (const auto& [name, entry] : catalogue.errors) {
        out += fmt::format("    {}, ///< {}\n", name, entry.code);
    }
    return out + "};\n\n} // namespace eco\n";
}

std::string messages(const Catalogue& catalogue) {
    std::string out =
        "// Generated from data/messages by gen_messages.\nconstexpr ErrorText k_errors[] = {\n";
    for (const auto& [name, e] : catalogue.errors) {
        out +=
            fmt::format("    {{{}, {}, {}, {}, {}, {}}},\n", literal(e.code), literal(e.kind),
                        literal(e.zh), literal(e.en), literal(e.remedy_zh), literal(e.remedy_en));
    }
    out += "};\nconstexpr TextPair k_texts[] = {\n";
    for (const auto& [key, t] : catalogue.texts) {
        out += fmt::format("    {{{}, {}, {}}},\n", literal(key), literal(t.zh), literal(t.en));
    }
    return out + "};\n";
}

std::string units(const Catalogue& catalogue) {
    std::map<std::string, std::string> rows; // alias → row; sorted for binary search
    for (const auto& u : catalogue.units) {
        const auto row = [&](const std::string& alias) {
            return fmt::format("    {{{}, {{{}, Dimension::{}, {}, {}}}}},\n", literal(alias),
                               literal(u.symbol), u.dimension, u.num, u.den);
        };
        rows[u.symbol] = row(u.symbol);
        for (const auto& alias : u.aliases) {
            rows[alias] = row(alias);
        }
    }
    std::string out = "// Generated from data/messages/units.toml by gen_messages.\nconstexpr "
                      "UnitAlias k_units[] = {\n";
    for (const auto& [alias, row] : rows) {
        out += row;
    }
    return out + "};\n";
}

/// Leaves the file alone when nothing changed, so that nothing is rebuilt.
bool write_if_changed(const std::string& path, const std::string& content) {
    std::ifstream old(path, std::ios::binary);
    const std::string before((std::istreambuf_iterator<char>(old)),
                             std::istreambuf_iterator<char>());
    if (old && before == content) {
        return true;
    }
    std::ofstream out(path, std::ios::binary);
    out << content;
    return out.good();
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: gen_messages FOLDER OUT\n");
        return 2;
    }
    const Catalogue catalogue = eco::tools::read_catalogue(argv[1]);
    for (const auto& fault : catalogue.faults) {
        fmt::print(stderr, "message catalogue: {}\n", fault);
    }
    if (!catalogue.faults.empty()) {
        return 1;
    }
    const std::string out = std::string(argv[2]) + "/";
    const bool ok = write_if_changed(out + "error_codes.hpp", error_codes(catalogue)) &&
                    write_if_changed(out + "messages_table.inc", messages(catalogue)) &&
                    write_if_changed(out + "units_table.inc", units(catalogue));
    return ok ? 0 : 1;
}
