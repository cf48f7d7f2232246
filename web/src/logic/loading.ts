// SPDX-License-Identifier: MulanPSL-2.0
// Asking the server, as a view needs it: what is known, what went wrong, whether an answer is awaited. An older request
// is aborted by a newer one; what was known stays in sight while it is asked again.
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { asProblem, type Problem } from '@/api/http'

export interface Loading<T> {
  value: ShallowRef<T | null>
  problem: ShallowRef<Problem | null>
  busy: Ref<boolean>
  run(): Promise<void>
}

export function useLoading<T>(load: (signal: AbortSignal) => Promise<T>): Loading<T> {
  const value = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  let current = new AbortController()
  async function run(): Promise<void> {
    current.abort()
    const mine = (current = new AbortController())
    busy.value = true
    try {
      const got = await load(mine.signal)
      if (mine.signal.aborted) return
      value.value = got
      problem.value = null
    } catch (cause) {
      if (mine.signal.aborted) return
      problem.value = asProblem(cause)
    }
    busy.value = false
  }
  return { value, problem, busy, run }
}

export interface Doing {
  problem: ShallowRef<Problem | null>
  busy: Ref<boolean>
  /** True when it was done. A second press while the first is under way does nothing. */
  act(what: () => Promise<unknown>): Promise<boolean>
}

export function useDoing(): Doing {
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  async function act(what: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = null
    try {
      await what()
      return true
    } catch (cause) {
      problem.value = asProblem(cause)
      return false
    } finally {
      busy.value = false
    }
  }
  return { problem, busy, act }
}
