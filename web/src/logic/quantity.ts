// SPDX-License-Identifier: MulanPSL-2.0
// What a person types for a number. A bare number takes the fact's own unit; a stated unit stays as stated.
export type Typed = { value: string | number | undefined } | { problem: 'not_a_number' }

export function readQuantity(text: string, unit: string): Typed {
  const clean = text.trim().replace(/[０-９．]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/(\d)[,，](?=\d{3})/gu, '$1')
  if (clean === '') return { value: undefined }
  const match = /^(\d+(?:\.\d+)?)\s*(.*)$/u.exec(clean)
  if (!match) return { problem: 'not_a_number' }
  const [, number = '', stated = ''] = match
  if (unit === '') return stated === '' ? { value: Number(number) } : { problem: 'not_a_number' }
  return { value: `${number} ${stated === '' ? unit : stated}` }
}

/** A stated quantity for reading: from five digits on in groups of three, powers raised. */
export function quantityText(text: string): string {
  const match = /^(\d+)(\.\d+)?( .+)?$/u.exec(text)
  if (!match) return text
  const [, whole = '', rest = '', unit = ''] = match
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/gu, ',') : whole
  return grouped + rest + unit.replace(/\b(k|c|h)?m([23])\b/gu, (_, prefix: string | undefined, power: string) => `${prefix ?? ''}m${power === '2' ? '²' : '³'}`)
}
