// SPDX-License-Identifier: MulanPSL-2.0
// Reads and checks the message catalogue. Every fault names the file and the key.
#include "catalogue.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace eco::tools {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

std::vector<fs::path> toml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The {names} of a pattern.
Names placeholders(std::string_view pattern) {
    Names names;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{') {
            continue;
        }
        if (i + 1 < pattern.size() && pattern[i + 1] == '{') {
            ++i;
            continue;
        }
        const auto end = pattern.find('}', i);
        if (end != std::string_view::npos) {
            names.emplace(pattern.substr(i + 1, end - i - 1));
        }
    }
    return names;
}

bool is_error_code(std::string_view code) {
    const auto dash = code.rfind('-');
    if (!code.starts_with("E-") || dash == std::string_view::npos || dash < 3 ||
        code.size() != dash + 4) {
        return false;
    }
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto room = code.substr(2, dash - 2);
    const auto number = code.substr(dash + 1);
    return std::all_of(room.begin(), room.end(), upper) &&
           std::all_of(number.begin(), number.end(), digit);
}

class Reader {
  public:
    Catalogue catalogue;

    void read_errors(const fs::path& path) {
        const toml::table file = parse(path);
        const std::string room = path.stem().string();
        for (const auto& [key, node] : file) {
            const std::string name(key.str());
            if (const auto* entry = node.as_table()) {
                read_error(path, room, name, *entry);
            } else {
                fault(path, name, "is not a table");
            }
        }
    }

    void read_texts(const fs::path& path) {
        const toml::table file = parse(path);
        for (const auto& [key, node] : file) {
            const std::string name(key.str());
            const auto* entry = node.as_table();
            if (entry == nullptr) {
                fault(path, name, "is not a table");
                continue;
            }
            TextEntry made{text(path, name, *entry, "zh"), text(path, name, *entry, "en")};
            if (placeholders(made.zh) != placeholders(made.en)) {
                fault(path, name, "zh and en have different placeholders");
            }
            if (!catalogue.texts.emplace(name, std::move(made)).second) {
                fault(path, name, "is defined twice");
            }
        }
    }

    void read_units(const fs::path& path) {
        const toml::table file = parse(path);
        const auto* units = file["unit"].as_array();
        if (units == nullptr) {
            fault(path, "unit", "is missing");
            return;
        }
        for (const auto& node : *units) {
            const auto& table = *node.as_table();
            UnitEntry unit{text(path, "unit", table, "dimension"),
                           text(path, "unit", table, "symbol"),
                           table["num"].value_or(std::int64_t{1}),
                           table["den"].value_or(std::int64_t{1}),
                           {}};
            if (const auto* aliases = table["aliases"].as_array()) {
                for (const auto& alias : *aliases) {
                    unit.aliases.push_back(alias.value_or(std::string()));
                }
            }
            catalogue.units.push_back(std::move(unit));
        }
    }

  private:
    Names m_codes;

    void fault(const fs::path& path, const std::string& key, std::string_view what) {
        catalogue.faults.push_back(fmt::format("{}: {}: {}", path.filename().string(), key, what));
    }

    toml::table parse(const fs::path& path) {
        auto result = toml::parse_file(path.string());
        return result;
    }

    std::string text(const fs::path& path, const std::string& key, const toml::table& table,
                     std::string_view member) {
        auto value = table[member].value<std::string>();
        if (!value || value->empty()) {
            fault(path, key, fmt::format("lacks {}", member));
            return {};
        }
        return *value;
    }

    void read_error(const fs::path& path, const std::string& room, const std::string& name,
                    const toml::table& t) {
        static constexpr std::array<std::string_view, 9> k_kinds{
            "invalid_input", "not_found",       "conflict",  "unsupported", "corrupt",
            "internal",      "unauthenticated", "forbidden", "unavailable"};
        ErrorEntry entry{text(path, name, t, "code"),      text(path, name, t, "kind"),
                         text(path, name, t, "zh"),        text(path, name, t, "en"),
                         text(path, name, t, "remedy_zh"), text(path, name, t, "remedy_en")};
        if (!name.starts_with(room + "_")) {
            fault(path, name, fmt::format("does not begin with {}_", room));
        }
        if (!is_error_code(entry.code)) {
            fault(path, name, "code is not like E-ROOM-001");
        }
        if (!m_codes.insert(entry.code).second) {
            fault(path, name, fmt::format("code {} is used twice", entry.code));
        }
        if (std::find(k_kinds.begin(), k_kinds.end(), entry.kind) == k_kinds.end()) {
            fault(path, name, fmt::format("unknown kind {}", entry.kind));
        }
        check_arguments(path, name, t, entry);
        if (!catalogue.errors.emplace(name, std::move(entry)).second) {
            fault(path, name, "is defined twice");
        }
    }

    void check_arguments(const fs::path& path, const std::string& name, const toml::table& t,
                         const ErrorEntry& entry) {
        Names declared;
        if (const auto* args = t["args"].as_array()) {
            for (const auto& arg : *args) {
                declared.insert(arg.value_or(std::string()));
            }
        }
        const Names zh = placeholders(entry.zh + entry.remedy_zh);
        const Names en = placeholders(entry.en + entry.remedy_en);
        for (const Names* used : {&zh, &en}) {
            for (const auto& arg : *used) {
                if (!declared.contains(arg)) {
                    fault(path, name, fmt::format("uses {{{}}}, which args does not declare", arg));
                }
            }
        }
        for (const auto& arg : declared) {
            if (!zh.contains(arg) || !en.contains(arg)) {
                fault(path, name, fmt::format("declares {}, which zh or en does not use", arg));
            }
        }
    }
};

} // namespace

Catalogue read_catalogue(const fs::path& folder) {
    Reader reader;
    try {
        for (const auto& path : toml_files(folder / "errors")) {
            reader.read_errors(path);
        }
        for (const auto& path : toml_files(folder / "texts")) {
            reader.read_texts(path);
        }
        reader.read_units(folder / "units.toml");
    } catch (const toml::parse_error& error) {
        reader.catalogue.faults.push_back(fmt::format(
            "{}:{}: {}", *error.source().path, error.source().begin.line, error.description()));
    }
    return std::move(reader.catalogue);
}

} // namespace eco::tools
