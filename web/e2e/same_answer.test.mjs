// SPDX-License-Identifier: MulanPSL-2.0
// The six examples through the page are, byte for byte, what the command line prints, in either language and on either screen.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { cli, day, errand, k_ways, openExample, root, saved } from './harness.mjs'

describe('the same answer as the command line', () => {
  for (const [i, name] of ['baijiu', 'coal-mine', 'electroplating', 'phosphogypsum-yard', 'pumped-storage', 'road'].entries()) {
    const ways = Object.entries(k_ways)
    // Each example in one way by default, in every way when all are asked for.
    for (const [way, options] of ways.filter((_, k) => ways.length > 2 || k === i % 2))
      errand(`${name} done through the page is byte for byte what ecogate assess prints: ${way}`, async (visit) => {
        const page = await visit(options)
        await openExample(page, name)
        const mine = await saved(page, () => page.by('button', 'action.json').click())
        const theirs = cli('assess', `${root}examples/${name}.toml`, '--as-of', day, '--format', 'json')
        assert.equal(mine.toString('utf8'), theirs.toString('utf8'))
      })
  }
})
