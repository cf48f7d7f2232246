// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import type { ReleaseDiff } from '@/api/record_types'
import { clauseRows, unitRows } from '@/logic/release_diff'

const unit = (code: string, area_m2: number) => ({ code, name: code, class: '2', area_m2, bbox: [106, 26, 107, 27] as [number, number, number, number] })
const diff: ReleaseDiff = {
  before: 'a', after: 'b', layers: [],
  units: {
    added: [unit('N', 5)], removed: [unit('O', 7)], same: 9, area_added_m2: 5, area_removed_m2: 7,
    changed: [{ code: 'C', before: unit('C', 1), after: unit('C', 2), moved: true, attributes: ['class'] }],
  },
  clauses: { added: [], removed: [{ id: 'R' }], same: 3, changed: [{ id: 'X', before: { id: 'X', to: null, text_zh: '旧' }, after: { id: 'X', to: '2027-01-01', text_zh: '新' }, members: ['to', 'text_zh'] }] },
}

test('every changed unit is one row with what it was and is', () => {
  expect(unitRows(diff).map((row) => [row.code, row.change, row.before?.area_m2 ?? null, row.after?.area_m2 ?? null, row.moved])).toEqual([
    ['N', 'added', null, 5, false], ['O', 'removed', 7, null, false], ['C', 'changed', 1, 2, true],
  ])
})
test('a changed clause tells each member that differs, before and after', () => {
  expect(clauseRows(diff).map((row) => [row.id, row.change])).toEqual([['R', 'removed'], ['X', 'changed']])
  expect(clauseRows(diff)[1]?.members).toEqual([{ name: 'to', before: '', after: '2027-01-01' }, { name: 'text_zh', before: '旧', after: '新' }])
})
