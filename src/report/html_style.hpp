// SPDX-License-Identifier: MulanPSL-2.0
// The style sheet of the report page.
#pragma once

#include <string_view>

namespace eco::report {

/// Colours keep a contrast of 4.5 and more on their ground (WCAG 2.2 AA).
inline constexpr std::string_view k_style = R"css(
:root{--ink:#1b1f24;--soft:#56606b;--line:#d5dae0;--paper:#fff}
*{box-sizing:border-box}
body{margin:0 auto;max-width:900px;padding:28px 32px;color:var(--ink);background:var(--paper);
font:15px/1.65 "Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:28px 0 8px;border-bottom:2px solid var(--line);padding-bottom:4px}
h3{font-size:15px;margin:16px 0 6px;color:var(--soft)}p{margin:4px 0}
.soft{color:var(--soft);font-size:13px}.mono{font-family:monospace;font-size:12px;word-break:break-all}
.banner{border-radius:8px;padding:14px 18px;margin:14px 0;color:#fff}
.banner strong{font-size:26px;display:block}
.not_admissible{--v:#a11212}.undetermined{--v:#5b4bb5}.needs_review{--v:#9a4d00}.conditional{--v:#0b5fa5}.admissible{--v:#1d6b2c}
.banner{background:var(--v)}
.tag{display:inline-block;border-radius:4px;padding:0 7px;color:#fff;background:var(--v);font-size:13px;white-space:nowrap}
.mark{border:1px solid var(--soft);border-radius:4px;padding:0 5px;font-size:12px;color:var(--soft)}
.example{border:2px dashed #9a4d00;color:#7a3c00;padding:6px 12px;border-radius:6px;margin:10px 0;font-weight:600}
.finding{border-left:5px solid var(--v);padding:4px 0 4px 12px;margin:10px 0;break-inside:avoid}
.finding ul{margin:4px 0;padding-left:20px}
table{border-collapse:collapse;width:100%;font-size:13px;margin:6px 0}th,td{border:1px solid var(--line);padding:4px 8px;text-align:left;vertical-align:top}
th{background:#f2f4f6}td.n{text-align:right;white-space:nowrap}
svg{width:100%;height:auto;border:1px solid var(--line);border-radius:6px}
details{margin:8px 0}summary{cursor:pointer;font-weight:600}
@page{size:A4;margin:18mm 16mm}
@media print{body{padding:0;max-width:none;font-size:11pt}details::details-content{content-visibility:visible;height:auto}details>*{display:block}thead{display:table-header-group}tr{break-inside:avoid}.banner,.tag{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

} // namespace eco::report
