// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import type { Assessment } from '@/api/types'
import { trialOf } from '@/logic/trial'

const assessment = {
  findings: [{ clause: 'A', status: 'hit', verdict: 'not_admissible' }, { clause: 'B', status: 'unknown', verdict: 'undetermined' }],
  why_not: [{ clause: 'C', because: { reason: 'unit' } }],
} as unknown as Assessment

test.each([['A', 'hit'], ['B', 'unknown'], ['C', 'not_hit'], ['D', 'not_in_force']])('clause %s: %s', (clause, outcome) =>
  expect(trialOf(clause, assessment).outcome).toBe(outcome))
