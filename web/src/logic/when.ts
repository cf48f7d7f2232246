// SPDX-License-Identifier: MulanPSL-2.0
// Instants as people read them: Chinese date and time, to the minute. Law counts days in China, wherever the reader is.
const k_format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** '2026-11-24 18:05'; what is no instant stands as it is. */
export function when(instant: string | undefined): string {
  if (!instant) return '—'
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) ? instant : k_format.format(at)
}

export function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
