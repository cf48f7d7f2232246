// SPDX-License-Identifier: MulanPSL-2.0
// Looks messages up in the tables generated from data/messages, and fills their arguments in.
#include "base/messages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace eco {
namespace {

struct ErrorText {
    std::string_view code, kind, zh, en, remedy_zh, remedy_en;
};
struct TextPair {
    std::string_view key, zh, en;
};

#include "messages_table.inc"

const ErrorText& entry(ErrorCode code) {
    return k_errors[static_cast<std::size_t>(code)];
}

const TextPair* find_text(std::string_view key) {
    const auto* found =
        std::lower_bound(std::begin(k_texts), std::end(k_texts), key,
                         [](const TextPair& t, std::string_view k) { return t.key < k; });
    return found != std::end(k_texts) && found->key == key ? found : nullptr;
}

std::string_view severity_key(Severity severity) {
    switch (severity) {
    case Severity::info:
        return "severity.info";
    case Severity::warning:
        return "severity.warning";
    case Severity::error:
        break;
    }
    return "severity.error";
}

} // namespace

std::string_view code_name(ErrorCode code) {
    return entry(code).code;
}
std::string_view code_kind(ErrorCode code) {
    return entry(code).kind;
}

std::string fill(std::string_view pattern, const Args& args) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{') {
            out += pattern[i];
            continue;
        }
        if (i + 1 < pattern.size() && pattern[i + 1] == '{') {
            out += '{';
            ++i;
            continue;
        }
        const auto end = pattern.find('}', i);
        const auto found = end == std::string_view::npos
                               ? args.end()
                               : args.find(std::string(pattern.substr(i + 1, end - i - 1)));
        if (found == args.end()) {
            out += '{';
            continue;
        }
        out += found->second;
        i = end;
    }
    return out;
}

std::string message(ErrorCode code, const Args& args, Lang lang) {
    return fill(lang == Lang::zh ? entry(code).zh : entry(code).en, args);
}

std::string remedy(ErrorCode code, const Args& args, Lang lang) {
    return fill(lang == Lang::zh ? entry(code).remedy_zh : entry(code).remedy_en, args);
}

std::string place(const Where& where) {
    std::string out = where.file;
    if (where.row != 0) {
        out += fmt::format("{}{}", out.empty() ? "" : ":", where.row);
        if (where.column != 0) {
            out += fmt::format(":{}", where.column);
        }
    }
    for (const std::string& part : {where.pointer, where.feature}) {
        if (!part.empty()) {
            out += fmt::format("{}{}", out.empty() ? "" : " ", part);
        }
    }
    return out;
}

std::string render(const Error& error) {
    std::string out;
    const std::string at = place(error.where);
    for (const Lang lang : {Lang::zh, Lang::en}) {
        out += fmt::format("{} {}\n", code_name(error.code), message(error.code, error.args, lang));
        if (!at.empty()) {
            out += fmt::format("  {}: {}\n", text("base.place", lang), at);
        }
        out += fmt::format("  {}: {}\n", text("base.remedy", lang),
                           remedy(error.code, error.args, lang));
    }
    return out;
}

std::string render_line(const Finding& finding, Lang lang) {
    const std::string at = place(finding.where);
    return fmt::format("[{}] {} {}{}{}", text(severity_key(finding.severity), lang),
                       code_name(finding.code), at, at.empty() ? "" : ": ",
                       message(finding.code, finding.args, lang));
}

std::string render(const Finding& finding) {
    std::string out;
    for (const Lang lang : {Lang::zh, Lang::en}) {
        out += fmt::format("{}\n  {}: {}\n", render_line(finding, lang), text("base.remedy", lang),
                           remedy(finding.code, finding.args, lang));
    }
    return out;
}

bool has_text(std::string_view key) {
    return find_text(key) != nullptr;
}

std::string_view text(std::string_view key, Lang lang) {
    const TextPair* found = find_text(key);
    if (found == nullptr) {
        fmt::print(stderr, "message catalogue lacks the text {}\n", key);
        std::abort();
    }
    return lang == Lang::zh ? found->zh : found->en;
}

std::string text(std::string_view key, Lang lang, const Args& args) {
    return fill(text(key, lang), args);
}

} // namespace eco
