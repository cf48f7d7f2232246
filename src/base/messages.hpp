// SPDX-License-Identifier: MulanPSL-2.0
// The message catalogue in Chinese and English: errors, findings and every text the program prints.
// Generated at build time from data/messages/; a missing text is a build error, not a blank.
#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>

namespace eco {

enum class Lang { zh, en };

/// "E-GEO-014": the stable public name of a code.
[[nodiscard]] std::string_view code_name(ErrorCode code);
/// The catalogue's kind, e.g. "invalid_input"; apps map it to an exit status, http to a status
/// code.
[[nodiscard]] std::string_view code_kind(ErrorCode code);

/// The sentence, with {name} replaced by the argument of that name.
[[nodiscard]] std::string message(ErrorCode code, const Args& args, Lang lang);
[[nodiscard]] std::string remedy(ErrorCode code, const Args& args, Lang lang);
/// "file:row:column /pointer (feature)", only the parts that are known.
[[nodiscard]] std::string place(const Where& where);
/// All of it, several lines, both languages: what the command line prints to standard error.
[[nodiscard]] std::string render(const Error& error);
/// One line in one language: code, place, message.
[[nodiscard]] std::string render_line(const Finding& finding, Lang lang);

/// Line and remedy in both languages, as for an error.
[[nodiscard]] std::string render(const Finding& finding);

/// A text of data/messages/texts/*.toml by key, e.g. "verdict.conditional". Aborts on an unknown
/// key (a bug: keys are literals in the code, and a test looks every one up).
[[nodiscard]] std::string_view text(std::string_view key, Lang lang);
[[nodiscard]] std::string text(std::string_view key, Lang lang, const Args& args);
/// True where the catalogue has the key.
[[nodiscard]] bool has_text(std::string_view key);

/// Replaces {name} in a pattern; "{{" stands for a brace. Unknown names stay as they are.
[[nodiscard]] std::string fill(std::string_view pattern, const Args& args);

} // namespace eco
