// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import { address, readRoute } from '@/logic/route'

test('an address names a view, its parts and what is asked for', () => {
  const route = readRoute('#/desk/diff/sha-a/sha-b?q=%E5%B2%B8%E7%BA%BF')
  expect([route.view, route.parts, route.query.get('q')]).toEqual(['desk', ['diff', 'sha-a', 'sha-b'], '岸线'])
})
test('what is no view is the map, a shared project too', () => {
  for (const hash of ['', '#/', '#/p=abc', '#/nowhere/x']) expect(readRoute(hash)).toMatchObject({ view: 'judge', parts: [] })
})
test('an address is written as it is read', () => {
  const hash = address('projects', ['a/b'], { q: '白酒', status: '' })
  expect(hash).toBe('#/projects/a%2Fb?q=%E7%99%BD%E9%85%92')
  expect(readRoute(hash).parts).toEqual(['a/b'])
  expect(address('judge')).toBe('#/')
})
test('a broken escape does no harm', () => expect(readRoute('#/projects/%E5%B2').parts).toEqual(['%E5%B2']))
