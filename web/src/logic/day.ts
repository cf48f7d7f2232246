// SPDX-License-Identifier: MulanPSL-2.0
// A day as GB/T 7408 writes it, 2026-11-24, read from what people type; null where it is none.
export function readDay(text: string): string | null {
  const match = /^\s*(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))\s*$/u.exec(text)
  if (!match) return null
  const [year, month, day] = [match[1], match[2] ?? match[4], match[3] ?? match[5]].map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}
