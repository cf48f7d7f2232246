// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import { stepsOf } from '@/logic/review'
import { sizeText, when } from '@/logic/when'

const with_ = (...permissions: string[]) => (permission: string): boolean => permissions.includes(permission)

test('an applicant submits and withdraws, but does not review', () => {
  expect(stepsOf('draft', with_('project.write'), true).map((s) => s.to)).toEqual(['submitted', 'withdrawn'])
  expect(stepsOf('in_review', with_('project.write'), true)).toEqual([])
})
test('a reviewer returns and concludes, and must say why', () => {
  const steps = stepsOf('in_review', with_('project.review', 'project.write'), false)
  expect(steps.map((s) => [s.to, s.noteNeeded])).toEqual([['concluded', true], ['returned', true]])
  expect(stepsOf('concluded', with_('project.review', 'project.write'), true)).toEqual([])
  expect(stepsOf('submitted', with_('project.review', 'project.write'), false).map((s) => s.to)).toEqual(['in_review'])
})
test('instants are told in Chinese time', () => {
  expect(when('2026-11-24T16:05:00Z')).toBe('2026-11-25 00:05')
  expect([when(undefined), when('soon')]).toEqual(['—', 'soon'])
  expect([sizeText(12), sizeText(2048), sizeText(3 * 1024 * 1024)]).toEqual(['12 B', '2.0 kB', '3.0 MB'])
})
