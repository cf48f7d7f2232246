// SPDX-License-Identifier: MulanPSL-2.0
// Undo and redo over whole values: a project is small, so each step keeps all of it.
export class History<T> {
  private past: string[] = []
  private future: string[] = []
  private last = ''

  constructor(private readonly limit: number) {}

  /** Remembers the value as it was before a change of `what`; letter after letter of one thing is one step. */
  remember(value: T, what: string): void {
    this.future = []
    if (what !== '' && what === this.last) return
    this.last = what
    const text = JSON.stringify(value)
    if (this.past[this.past.length - 1] === text) return
    this.past.push(text)
    if (this.past.length > this.limit) this.past.shift()
  }

  undo(now: T): T | null {
    return this.step(this.past, this.future, now)
  }
  redo(now: T): T | null {
    return this.step(this.future, this.past, now)
  }
  get canUndo(): boolean {
    return this.past.length > 0
  }
  get canRedo(): boolean {
    return this.future.length > 0
  }

  private step(from: string[], to: string[], now: T): T | null {
    const text = from.pop()
    this.last = ''
    if (text === undefined) return null
    to.push(JSON.stringify(now))
    return JSON.parse(text) as T
  }
}
