// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import { Problem } from '@/api/http'
import { useDoing, useLoading } from '@/logic/loading'

test('the newer request wins, whichever answers first', async () => {
  const answers: ((text: string) => void)[] = []
  const { value, run, busy } = useLoading(() => new Promise<string>((resolve) => answers.push(resolve)))
  const [first, second] = [run(), run()]
  answers[1]?.('new')
  await second
  answers[0]?.('old')
  await first
  expect([value.value, busy.value]).toEqual(['new', false])
})
test('what was known stays when asking again fails', async () => {
  let broken = false
  const { value, problem, run } = useLoading(async () => { if (broken) throw new Problem({ status: 503, code: 'x' }); return 1 })
  await run()
  broken = true
  await run()
  expect([value.value, problem.value?.body.status]).toEqual([1, 503])
})
test('an action says whether it was done, and is not started twice', async () => {
  const { act, problem } = useDoing()
  let finish = (): void => undefined
  const slow = act(() => new Promise<void>((resolve) => (finish = resolve)))
  expect(await act(async () => undefined)).toBe(false)
  finish()
  expect(await slow).toBe(true)
  expect(await act(async () => { throw new Problem({ status: 409, code: 'E' }) })).toBe(false)
  expect(problem.value?.body.status).toBe(409)
})
