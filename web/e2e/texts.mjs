// SPDX-License-Identifier: MulanPSL-2.0
// The page's own texts and words, so that an errand is written once and runs in both languages.
import { readFileSync } from 'node:fs'
import ts from 'typescript'

const source = (file) => readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8')
const load = (file) => import(`data:text/javascript;base64,${Buffer.from(ts.transpileModule(source(file), { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText).toString('base64')}`)

const [{ zh }, { en }, { people }, { kept }, { offices }, { words, factWords }] = await Promise.all(
  ['messages/zh.ts', 'messages/en.ts', 'messages/people.ts', 'messages/kept.ts', 'messages/offices.ts', 'generated/words.ts'].map(load))
const texts = { zh: { ...zh, ...people.zh, ...kept.zh, ...offices.zh }, en: { ...en, ...people.en, ...kept.en, ...offices.en } }
const known = (found, what) => {
  if (found === undefined) throw new Error(`no text for ${what}`)
  return found
}
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** What the page says in one language: say(key), like(key) as a pattern whose open places are anything, words of the rules. */
export function speech(lang) {
  const text = (key) => known(texts[lang][key], key)
  return {
    say: (key, args = {}) => text(key).replace(/\{(\w+)\}/gu, (_, name) => String(known(args[name], `${key} ${name}`))),
    like: (key, args = {}) => new RegExp(text(key).split(/\{(\w+)\}/u).map((part, i) => (i % 2 === 0 ? escaped(part) : args[part] === undefined ? '.+' : escaped(String(args[part])))).join(''), 'u'),
    word: (kind, name) => known(words[`${kind}.${name}`]?.[lang], `${kind}.${name}`),
    fact: (name) => known(factWords[name]?.[lang], name),
    value: (fact, value) => known(factWords[fact]?.values[value]?.[lang], `${fact}=${value}`),
  }
}
