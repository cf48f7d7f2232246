// SPDX-License-Identifier: MulanPSL-2.0
// The zoning desk: a release is registered, looked through, compared and published; a clause is tried on a project.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe } from 'node:test'
import { enrol, errand, openExample, program, root, stage, violations } from './harness.mjs'

/** The demonstration release once more, with one unit that bears another name. */
const folder = mkdtempSync(join(tmpdir(), 'ecogate-desk-'))
const second = join(folder, 'second.egr')
describe('the zoning desk', () => {
  before(async () => {
    await enrol({ li: [{ role: 'zoning_keeper', region: '' }] })
    mkdirSync(join(folder, 'layers'))
    const manifest = readFileSync(`${root}build/demo/manifest.toml`, 'utf8')
    for (const [, file] of manifest.matchAll(/^file = "layers\/(.+)"/gm))
      if (file !== 'units.geojson') symlinkSync(`${root}build/demo/layers/${file}`, join(folder, 'layers', file))
    const units = readFileSync(`${root}build/demo/layers/units.geojson`, 'utf8')
    const renamed = units.replace('南明区城镇重点管控单元02', '南明区城镇重点管控单元02（更名）')
    assert.notEqual(renamed, units)
    writeFileSync(join(folder, 'layers', 'units.geojson'), renamed)
    writeFileSync(join(folder, 'manifest.toml'), manifest.replace('演示发布包', '演示发布包（第二版）'))
    execFileSync(program, ['release', 'build', join(folder, 'manifest.toml'), '-o', second], { stdio: 'ignore' })
  })
  after(() => rmSync(folder, { recursive: true, force: true }))
  errand('a release is registered as a draft, its quality read, its difference seen, then published', async (visit) => {
    const page = await visit({ as: 'li', path: '#/desk' })
    await page.getByText('现行').waitFor()
    assert.deepEqual(await violations(page), [])
    const reader = await visit()
    await page.getByLabel('登记发布包').setInputFiles(second)
    await page.getByRole('heading', { name: /第二版/ }).waitFor()
    await page.getByRole('button', { name: '质量报告' }).first().click()
    await page.getByText(/E-[A-Z]+-\d+/).first().waitFor()
    await page.getByRole('link', { name: '与现行版比较' }).click()
    await page.getByText('单元02（更名）').waitFor()
    await page.getByRole('heading', { name: '管控单元变化（1）' }).waitFor()
    await page.getByText('条款没有变化。').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: /单元02（更名）/ }).click()
    await page.locator('.map-host').waitFor()
    await page.goto(`${stage.url}#/desk`)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByLabel('生效日').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
    await page.locator('dialog').getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText('已发布').first().waitFor()
    // Who has the page open is told that what they see stands on the former release.
    // The server goes over to it between two requests, so the reader may have to ask more than once.
    const box = reader.getByRole('combobox', { name: '查找并定位' })
    for (const name of ['南明区', '云岩区', '花溪区', '乌当区', '白云区', '观山湖区', '开阳县', '息烽县']) {
      const answered = reader.waitForResponse((response) => response.url().includes('/api/v1/search'))
      await box.fill(name)
      await answered
      if (await reader.getByText('服务已换用新的发布包').waitFor({ timeout: 2000 }).then(() => true, () => false)) break
    }
    await reader.getByRole('button', { name: '刷新' }).click()
    await reader.getByRole('combobox', { name: '查找并定位' }).fill('更名')
    await reader.getByRole('option', { name: /更名/ }).waitFor()
  })
  errand('two releases stand side by side, on the map by the swipe and in the verdict', async (visit) => {
    const page = await visit()
    await page.getByRole('button', { name: '卷帘对比' }).click()
    await page.getByRole('radio', { name: '右侧' }).check()
    const tile = page.waitForResponse((response) => /\/tiles\/.*\?release=[0-9a-f]{64}/.test(response.url()))
    await page.getByRole('combobox', { name: '右侧的发布包' }).selectOption({ index: 1 })
    assert.equal((await tile).status(), 200)
    await page.locator('.side.right').getByText('演示发布包').waitFor()
    await openExample(page, 'road')
    await page.getByRole('link', { name: '对比' }).click()
    await page.getByRole('combobox', { name: '用另一版发布包研判当前项目' }).selectOption({ index: 1 })
    await page.getByRole('button', { name: '研判并记为甲方案' }).click()
    await page.getByText('没有一条条款不同。').waitFor()
    const digests = await page.locator('.side .mono').allInnerTexts()
    assert.equal(new Set(digests).size, 2)
    assert.deepEqual(await violations(page), [])
  })
  errand('a clause is tried on a project, beside the clause', async (visit) => {
    const page = await visit()
    await openExample(page, 'phosphogypsum-yard')
    await page.goto(`${stage.url}#/clauses`)
    const clause = page.locator('.clause').filter({ has: page.locator('h2 .mono', { hasText: /^CODE-481-redline$/ }) })
    await page.getByRole('searchbox').fill('CODE-481-redline')
    await clause.getByRole('button', { name: '用项目试一试' }).click()
    await clause.getByRole('button', { name: '试', exact: true }).click()
    await clause.getByText('命中：不予准入').waitFor()
    await clause.getByRole('combobox', { name: '用哪个项目' }).selectOption('baijiu')
    await clause.getByRole('button', { name: '试', exact: true }).click()
    await clause.getByText('不命中').waitFor()
    assert.deepEqual(await violations(page), [])
  })
})
