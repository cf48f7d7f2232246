// SPDX-License-Identifier: MulanPSL-2.0
// Two assessments side by side: which clauses speak in one, in the other, in both.
import type { Assessment, Finding, VerdictName } from '@/api/types'

export const k_verdicts: VerdictName[] = ['not_admissible', 'undetermined', 'needs_review', 'conditional', 'admissible']

export interface CompareRow {
  clause: string
  finding: Finding
  left: VerdictName | null
  right: VerdictName | null
}

export function compare(left: Assessment, right: Assessment): { differing: CompareRow[]; same: CompareRow[] } {
  const rows = new Map<string, CompareRow>()
  for (const finding of left.findings) rows.set(finding.clause, { clause: finding.clause, finding, left: finding.verdict, right: null })
  for (const finding of right.findings) {
    const row = rows.get(finding.clause)
    if (row) row.right = finding.verdict
    else rows.set(finding.clause, { clause: finding.clause, finding, left: null, right: finding.verdict })
  }
  const worst = (row: CompareRow): number =>
    Math.min(...[row.left, row.right].map((v) => (v ? k_verdicts.indexOf(v) : k_verdicts.length)))
  const ordered = [...rows.values()].sort((a, b) => worst(a) - worst(b) || (a.clause < b.clause ? -1 : 1))
  return { differing: ordered.filter((row) => row.left !== row.right), same: ordered.filter((row) => row.left === row.right) }
}
