// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import type { ClauseRow } from '@/api/types'
import { byDimension } from '@/logic/unit_card'

const clause = (id: string, dimension: string, tier: string): ClauseRow =>
  ({ id, dimension, tier, title_zh: id, title_en: id, kind: 'restrict', confidence: 'verified' })

test('four dimensions stand in the order of the lists, each from the higher tier to the lower', () => {
  const groups = byDimension({
    packages: [
      { id: 'P', clauses: [clause('own', 'emission', 'package'), clause('law', 'emission', 'law')] },
      { id: 'Q', clauses: [clause('law', 'emission', 'law'), clause('city', 'emission', 'city')] },
    ],
    clauses: [clause('unit', 'layout', 'unit')],
  })
  expect(groups.map((g) => g.dimension)).toEqual(['layout', 'emission', 'risk', 'resource'])
  expect(groups[1]?.clauses.map((c) => c.clause.id)).toEqual(['law', 'city', 'own'])
  expect(groups[0]?.clauses[0]?.list).toBeNull()
  expect(groups[2]?.clauses).toEqual([])
})
test('a dimension that the page does not know is shown after the four', () => {
  const groups = byDimension({ packages: [{ id: 'P', clauses: [clause('x', 'heritage', 'law')] }] })
  expect(groups.at(-1)?.dimension).toBe('heritage')
})
