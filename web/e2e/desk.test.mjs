// SPDX-License-Identifier: MulanPSL-2.0
// The zoning desk: a release is registered, looked through, compared and published; a clause is tried on a project.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe } from 'node:test'
import { enrol, flow, follow, k_ways, openExample, program, root, stage, violations } from './harness.mjs'

/** The demonstration release once more for each way, each with one more unit that bears another name. */
const folder = mkdtempSync(join(tmpdir(), 'ecogate-desk-'))
const renamed = ['南明区城镇重点管控单元02', '云岩区城镇重点管控单元01', '花溪区城镇重点管控单元01', '乌当区城镇重点管控单元01']
const releases = new Map(Object.keys(k_ways).map((way, i) => [way, { file: join(folder, `${i}.egr`), name: renamed[i], title: `第${'二三四五'[i]}版` }]))
function buildReleases() {
  mkdirSync(join(folder, 'layers'))
  const manifest = readFileSync(`${root}build/demo/manifest.toml`, 'utf8')
  for (const [, file] of manifest.matchAll(/^file = "layers\/(.+)"/gm))
    if (file !== 'units.geojson') symlinkSync(`${root}build/demo/layers/${file}`, join(folder, 'layers', file))
  let units = readFileSync(`${root}build/demo/layers/units.geojson`, 'utf8')
  for (const { file, name, title } of releases.values()) {
    const changed = units.replace(name, `${name}（更名）`)
    assert.notEqual(changed, units)
    units = changed
    writeFileSync(join(folder, 'layers', 'units.geojson'), units)
    writeFileSync(join(folder, 'manifest.toml'), manifest.replace('演示发布包', `演示发布包（${title}）`).replace('zoning, demonstration release', `zoning, demonstration release (${title})`))
    execFileSync(program, ['release', 'build', join(folder, 'manifest.toml'), '-o', file], { stdio: 'ignore' })
  }
}
describe('the zoning desk', () => {
  before(async () => {
    await enrol({ li: [{ role: 'zoning_keeper', region: '' }] })
    buildReleases()
  })
  after(() => rmSync(folder, { recursive: true, force: true }))
  flow('a release is registered as a draft, its quality read, its difference seen, then published', async (visit, { way }) => {
    const { file, name, title } = releases.get(way)
    const page = await visit({ as: 'li', path: '#/desk' })
    await page.getByText(page.say('status.current'), { exact: true }).waitFor()
    assert.deepEqual(await violations(page), [])
    const reader = await visit()
    await page.getByLabel(page.say('desk.register')).setInputFiles(file)
    const card = page.locator('article', { has: page.getByRole('heading', { name: title }) })
    await card.getByRole('button', { name: page.say('desk.quality') }).click()
    await page.getByText(/E-[A-Z]+-\d+/).first().waitFor()
    await card.getByRole('link', { name: page.say('desk.compare') }).click()
    await page.getByText(`${name}（更名）`).waitFor()
    await page.getByRole('heading', { name: page.say('desk.units', { n: 1 }) }).waitFor()
    await page.text('desk.no_clause_change').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: `${name}（更名）` }).click()
    await page.locator('.map-host').waitFor()
    await page.goto(`${stage.url}#/desk`)
    await card.getByRole('button', { name: page.say('desk.publish'), exact: true }).click()
    await page.getByLabel(page.say('desk.effective')).fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
    await page.locator('dialog').getByRole('button', { name: page.say('desk.publish'), exact: true }).click()
    await card.getByText(page.say('status.current'), { exact: true }).waitFor()
    // Who has the page open is told that what they see stands on the former release.
    // The server goes over to it between two requests, so the reader may have to ask more than once.
    const box = reader.by('combobox', 'search.label')
    for (const county of ['南明区', '云岩区', '花溪区', '乌当区', '白云区', '观山湖区', '开阳县', '息烽县']) {
      const answered = reader.waitForResponse((response) => response.url().includes('/api/v1/search'))
      await box.fill(county)
      await answered
      if (await reader.text('app.outdated').waitFor({ timeout: 2000 }).then(() => true, () => false)) break
    }
    await reader.by('button', 'app.renew').click()
    await box.fill(`${name}（更名`)
    await reader.getByRole('option', { name: /更名/ }).waitFor()
  })
  flow('two releases stand side by side, on the map by the swipe and in the verdict', async (visit) => {
    const page = await visit()
    await page.by('button', 'swipe.title').click()
    await page.by('radio', 'swipe.right').check()
    const tile = page.waitForResponse((response) => /\/tiles\/.*\?release=[0-9a-f]{64}/.test(response.url()))
    await page.by('combobox', 'swipe.release').selectOption({ index: 1 })
    assert.ok((await tile).ok())
    await page.locator('.side.right').getByText(page.lang === 'zh' ? '演示发布包' : 'demonstration release').waitFor()
    await openExample(page, 'road')
    await follow(page, 'nav.compare')
    await page.by('combobox', 'compare.under').selectOption({ index: 1 })
    await page.by('button', 'compare.judge_under').click()
    await page.text('compare.no_difference').waitFor()
    const digests = await page.locator('.side .mono').allInnerTexts()
    assert.equal(new Set(digests).size, 2)
    assert.deepEqual(await violations(page), [])
  })
  flow('a clause is tried on a project, beside the clause', async (visit) => {
    const page = await visit()
    await openExample(page, 'phosphogypsum-yard')
    await page.goto(`${stage.url}#/clauses`)
    const clause = page.locator('.clause').filter({ has: page.locator('h2 .mono', { hasText: /^CODE-481-redline$/ }) })
    await page.getByRole('searchbox').fill('CODE-481-redline')
    await clause.getByRole('button', { name: page.say('trial.title') }).click()
    await clause.getByRole('button', { name: page.say('trial.run'), exact: true }).click()
    await clause.getByText(page.say('trial.hit', { verdict: page.word('verdict', 'not_admissible') })).waitFor()
    await clause.getByRole('combobox', { name: page.say('trial.with') }).selectOption('baijiu')
    await clause.getByRole('button', { name: page.say('trial.run'), exact: true }).click()
    await clause.getByText(page.say('trial.not_hit')).first().waitFor()
    assert.deepEqual(await violations(page), [])
  })
})
