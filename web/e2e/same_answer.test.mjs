// SPDX-License-Identifier: MulanPSL-2.0
// The six examples through the page are, byte for byte, what the command line prints.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { cli, day, errand, openExample, root, saved } from './harness.mjs'

describe('the same answer as the command line', () => {
  for (const name of ['baijiu', 'coal-mine', 'electroplating', 'phosphogypsum-yard', 'pumped-storage', 'road'])
    errand(`${name} done through the page is byte for byte what ecogate assess prints`, async (visit) => {
      const page = await visit()
      await openExample(page, name)
      const mine = await saved(page, () => page.getByRole('button', { name: '保存研判文件' }).click())
      const theirs = cli('assess', `${root}examples/${name}.toml`, '--as-of', day, '--format', 'json')
      assert.equal(mine.toString('utf8'), theirs.toString('utf8'))
    })
})
