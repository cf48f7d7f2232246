// SPDX-License-Identifier: MulanPSL-2.0
// Which features of which layers a finding speaks of: what lights up on the map when one points at it.
import type { Assessment, Finding } from '@/api/types'

export type Highlight = Record<string, string[]>

export function findingHighlight(finding: Finding, assessment: Assessment): Highlight {
  const codes: Record<string, Set<string>> = {}
  const add = (layer: string, code: string): void => void (codes[layer] ??= new Set()).add(code)
  for (const part of finding.parts) {
    if (part.unit) add('units', part.unit)
    const facts = [part.scope?.fact, ...part.conditions.map((condition) => condition.fact)]
    for (const spatial of assessment.spatial)
      if (facts.includes(spatial.fact) && (part.site === null || spatial.site === part.site))
        for (const feature of spatial.features) add(spatial.layer, feature.code)
  }
  return Object.fromEntries(Object.entries(codes).map(([layer, set]) => [layer, [...set].sort()]))
}

/** The sites a finding speaks of. */
export const findingSites = (finding: Finding): number[] =>
  [...new Set(finding.parts.flatMap((part) => (part.site === null ? [] : [part.site])))].sort((a, b) => a - b)
