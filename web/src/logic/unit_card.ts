// SPDX-License-Identifier: MulanPSL-2.0
// A control unit's list as the trade reads it: four dimensions, in each the clauses from the law down to the unit.
import type { ClauseRow, UnitCardData } from '@/api/types'

export const k_dimensions = ['layout', 'emission', 'risk', 'resource'] as const
const k_tiers = ['law', 'province', 'basin', 'region', 'city', 'park', 'package', 'unit']

export interface ListedClause {
  clause: ClauseRow
  /** The list it comes from; null: written for this unit alone. */
  list: { id: string; title_zh?: string; title_en?: string } | null
}
export interface DimensionGroup {
  dimension: string
  clauses: ListedClause[]
}

/** A dimension without a clause is shown too: that nothing is said is an answer. */
export function byDimension(card: Pick<UnitCardData, 'packages' | 'clauses'>): DimensionGroup[] {
  const all: ListedClause[] = [
    ...card.packages.flatMap((list) => list.clauses.map((clause) => ({ clause, list }))),
    ...(card.clauses ?? []).map((clause) => ({ clause, list: null })),
  ]
  const seen = new Set<string>()
  const distinct = all.filter(({ clause }) => !seen.has(clause.id) && seen.add(clause.id))
  const rank = ({ clause }: ListedClause): number => k_tiers.indexOf(clause.tier ?? '')
  const others = [...new Set(distinct.map(({ clause }) => clause.dimension))].filter((d) => !(k_dimensions as readonly string[]).includes(d))
  return [...k_dimensions, ...others].map((dimension) => ({
    dimension,
    clauses: distinct.filter(({ clause }) => clause.dimension === dimension).sort((a, b) => rank(a) - rank(b)),
  }))
}
