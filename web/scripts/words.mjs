// SPDX-License-Identifier: MulanPSL-2.0
// Carries the words of the rules (verdicts, dimensions, roles, derived facts …) from data/ into the page, so that the
// page calls a thing what the command line calls it. Run before every build; the result is not committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const data = fileURLToPath(new URL('../../data/', import.meta.url))
const out = fileURLToPath(new URL('../src/generated/words.ts', import.meta.url))
const read = (name) => readFileSync(data + name, 'utf8')

// The catalogue's own shape only: ["key"] followed by zh = "…" and en = "…".
function catalogue(file, wanted) {
  const words = {}
  let key = ''
  for (const line of read(file).split('\n')) {
    const head = /^\["?([^"\]]+)"?\]/.exec(line)
    if (head) key = head[1]
    const text = /^(zh|en)\s*=\s*(".*")\s*$/.exec(line)
    if (text && wanted.test(key)) (words[key] ??= {})[text[1]] = JSON.parse(text[2])
  }
  return words
}

function csv(text) {
  const rows = []
  let row = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[i++]
      else quoted = false
    } else if (c === '"') quoted = true
    else if (c === ',' || c === '\n') {
      row.push(cell)
      cell = ''
      if (c === '\n') rows.push(row), (row = [])
    } else if (c !== '\r') cell += c
  }
  const [head, ...body] = rows
  return body.map((r) => Object.fromEntries(head.map((name, i) => [name, r[i] ?? ''])))
}

function domain(text) {
  const values = {}
  for (const item of text.split(';').filter((i) => i.includes('='))) {
    const [value, label] = item.split('=')
    const [zh, en] = label.split('|')
    values[value] = { zh, en }
  }
  return values
}

const words = {
  ...catalogue('messages/texts/rules.toml', /^(verdict|tier|dimension|kind|consequence|confidence|status|unit_class|measure_kind|unknown|holds)\./),
  ...catalogue('messages/texts/units.toml', /^unit\./),
  ...catalogue('messages/texts/sources.toml', /^source\./),
}
const facts = {}
for (const fact of csv(read('facts.csv')))
  facts[fact.name] = { zh: fact.label_zh, en: fact.label_en, unit: fact.unit, values: domain(fact.domain) }
const roles = {}
for (const role of csv(read('site_roles.csv'))) roles[role.role] = { zh: role.label_zh, en: role.label_en }

// Counties of today under their cities; codes that were replaced are not offered.
const regions = {}
for (const region of csv(read('refdata/regions/regions.csv')))
  if (!region.successor && !region.to) ((regions[region.city_code] ??= { name: region.city, counties: {} }).counties[region.code] = region.name)

// A word without both languages stops the build.
for (const [key, word] of Object.entries({ ...words, ...facts, ...roles }))
  if (!word.zh || !word.en) throw new Error(`no zh or no en for ${key} in ${data}`)

mkdirSync(fileURLToPath(new URL('../src/generated/', import.meta.url)), { recursive: true })
writeFileSync(
  out,
  `// Made by scripts/words.mjs from data/. Not edited, not committed.
export interface Word { zh: string; en: string }
export interface FactWord extends Word { unit: string; values: Record<string, Word> }
export const words: Record<string, Word> = ${JSON.stringify(words)}
export const factWords: Record<string, FactWord> = ${JSON.stringify(facts)}
export const roleWords: Record<string, Word> = ${JSON.stringify(roles)}
export const regions: Record<string, { name: string; counties: Record<string, string> }> = ${JSON.stringify(regions)}
`,
)
