// SPDX-License-Identifier: MulanPSL-2.0
// Which proposals of a reading still wait for a person, and what accepting them makes of the stated facts.
import type { FactValue, Proposal } from '@/api/types'

const all = (value: FactValue | undefined): string[] => (Array.isArray(value) ? value : value === undefined ? [] : [String(value)])

/** Not stated yet, or stated otherwise; facts only: place and project code are the person's own. */
export function pending(proposals: readonly Proposal[], stated: Record<string, FactValue>, known: (fact: string) => boolean): Proposal[] {
  return proposals.filter((one) => known(one.fact) && !all(one.value).every((value) => all(stated[one.fact]).includes(value)))
}

/** Lists grow, everything else is replaced. */
export function accept(proposals: readonly Proposal[], stated: Record<string, FactValue>): Record<string, FactValue> {
  const values: Record<string, FactValue> = {}
  for (const one of proposals) {
    const before = values[one.fact] ?? stated[one.fact]
    values[one.fact] = Array.isArray(one.value)
      ? [...new Set([...all(before).filter((value) => value !== 'none'), ...one.value])]
      : one.value
  }
  return values
}
