// SPDX-License-Identifier: MulanPSL-2.0
// What one clause says about one assessed project: it speaks, is undetermined, does not speak (and why), or was not in force.
import type { Assessment, Finding, WhyNot } from '@/api/types'

export type Trial =
  | { outcome: 'hit' | 'unknown'; finding: Finding }
  | { outcome: 'not_hit'; because: WhyNot['because'] }
  | { outcome: 'not_in_force' }

export function trialOf(clause: string, assessment: Assessment): Trial {
  const finding = assessment.findings.find((one) => one.clause === clause)
  if (finding) return { outcome: finding.status === 'unknown' ? 'unknown' : 'hit', finding }
  const quiet = assessment.why_not.find((one) => one.clause === clause)
  return quiet ? { outcome: 'not_hit', because: quiet.because } : { outcome: 'not_in_force' }
}
