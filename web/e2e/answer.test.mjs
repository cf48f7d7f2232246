// SPDX-License-Identifier: MulanPSL-2.0
// Saying it in words, and the answer: questions, findings, links, comparison, clause book.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { clickMap, flow, follow, look, openExample, settled, show, stage, verdictOf } from './harness.mjs'

/** A point in the middle of the map, judged. */
async function drawPoint(page) {
  await show(page, 'map')
  await page.by('button', 'draw.point').click()
  await clickMap(page, [[0.5, 0.5]])
  await settled(page)
}

describe('saying it in words', () => {
  flow('a sentence becomes facts with their source, and counts only once accepted', async (visit) => {
    const page = await visit()
    await drawPoint(page)
    await show(page, 'project')
    await page.locator('textarea').first().fill('仁怀市年产2000千升酱香型白酒新建项目，采用固态法发酵')
    const read = page.by('region', 'read.title')
    await read.getByText(page.like('read.source', { words: '2000千升' })).waitFor()
    const sector = page.by('combobox', 'project.sector', {}, { exact: false })
    assert.equal(await sector.inputValue(), '')
    await read.getByRole('button', { name: page.like('read.accept_all') }).click()
    await page.locator('.answer-panel .headlines strong').getByText(page.value('eia_class', 'report'), { exact: true }).waitFor({ state: 'attached' })
    assert.match(await sector.inputValue(), /C1512/)
  })
})

describe('the answer', () => {
  flow('one changed fact turns the verdict', async (visit) => {
    const page = await visit()
    await openExample(page, 'road')
    const before = await verdictOf(page)
    await show(page, 'project')
    await page.getByRole('radio', { name: page.value('nature', 'existing') }).check()
    await page.waitForFunction((verdict) => document.querySelector('.banner')?.getAttribute('data-verdict') !== verdict, before)
  })
  flow('questions are asked most decisive first and leave once answered', async (visit) => {
    const page = await visit()
    await drawPoint(page)
    assert.equal(await verdictOf(page), 'undetermined')
    await show(page, 'project')
    const questions = page.locator('.question')
    const rank = ['not_admissible', 'undetermined', 'needs_review', 'conditional', 'admissible']
    const worst = await questions.evaluateAll((all) => all.map((one) => [...one.classList].find((name) => name.startsWith('verdict-')).slice(8)))
    assert.ok(worst.length > 0)
    assert.deepEqual(worst, [...worst].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)))
    const asked = await questions.first().innerText()
    const options = questions.first().locator('.option')
    if (await options.count()) await options.last().click()
    else await questions.first().locator('select, input').first().selectOption({ index: 1 })
    await page.waitForFunction((text) => document.querySelector('.question')?.innerText !== text, asked)
  })
  flow('a finding unfolds to clause, basis, confidence and reason, and lights up its place', async (visit) => {
    const page = await visit()
    await openExample(page, 'phosphogypsum-yard')
    assert.equal(await verdictOf(page), 'not_admissible')
    await show(page, 'answer')
    const finding = page.locator('[data-clause="CODE-481-redline"]')
    for (const text of [page.lang === 'zh' ? '生态环境法典' : 'Ecological and Environmental Code', page.say('phrase.article', { article: 481 }), page.say('answer.confidence'), page.lang === 'zh' ? '位于生态保护红线内' : 'inside an ecological red line'])
      await finding.getByText(text).first().waitFor()
    if (!(await page.locator('.tabs').isVisible())) {
      // The place is drawn anew, lit up, while the pointer is on the finding.
      const dark = await page.locator('.map-host').screenshot({ animations: 'disabled' })
      await finding.locator('summary').hover()
      let lit = dark
      for (let tries = 0; lit.equals(dark) && tries < 40; tries++) lit = await page.locator('.map-host').screenshot({ animations: 'disabled' })
      assert.ok(!lit.equals(dark), 'nothing on the map was lit up')
    }
    await page.locator('.headlines strong').getByText(page.value('eia_class', 'report'), { exact: true }).first().waitFor()
    await page.text('answer.why_not').click()
    await page.locator('.fold li', { hasText: 'CAP-1' }).getByText(page.lang === 'zh' ? '产能置换' : 'Capacity replacement', { exact: true }).waitFor()
    await page.text('answer.coverage').click()
    await page.text('answer.digest').waitFor()
  })
  flow('a link carries the whole project to another browser', async (visit) => {
    const page = await visit()
    await openExample(page, 'coal-mine')
    const verdict = await verdictOf(page)
    await page.by('button', 'action.share').click()
    await page.text('action.shared').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    assert.ok(link.startsWith(stage.url))
    const other = await visit({ path: link.slice(stage.url.length) })
    await settled(other)
    assert.equal(await verdictOf(other), verdict)
    assert.match(await other.locator('#project-name').inputValue(), /织金/)
  })
  flow('two plans stand side by side with the clauses that differ', async (visit, { way }) => {
    const page = await visit()
    await openExample(page, 'road')
    await page.by('button', 'action.compare').click()
    await openExample(page, 'phosphogypsum-yard')
    await follow(page, 'nav.compare')
    await page.getByRole('heading', { name: page.like('compare.differ') }).waitFor()
    assert.ok(await page.locator('table').first().locator('tbody tr').count() > 3)
    await page.locator('.notice span').waitFor({ state: 'detached' })
    if (way === 'zh desktop' || way === 'en phone') await look(page, `compare.${way.replace(' ', '.')}`)
  })
  flow('paper has the answer alone, with everything unfolded', async (visit) => {
    const page = await visit()
    await openExample(page, 'baijiu')
    await show(page, 'map')
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    for (const gone of ['.project-panel', '.map-pane', '.app-header', '.answer-actions', '.tabs']) assert.ok(await page.locator(gone).isHidden(), gone)
    assert.ok(await page.locator('.banner').isVisible())
    // Every finding with its basis, and the digest of the release at the end.
    const findings = page.locator('.finding')
    for (let i = 0; i < await findings.count(); i++) assert.ok(await findings.nth(i).getByText(page.say('answer.basis'), { exact: true }).first().isVisible())
    assert.ok(await page.text('answer.digest').isVisible())
    assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 20_000)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    assert.ok(await page.locator('.finding:not([open])').count() > 0)
  })
  flow('a fault in what was typed says where and what to do', async (visit) => {
    const page = await visit()
    await openExample(page, 'baijiu')
    await show(page, 'project')
    const label = page.fact('mine_area')
    await page.by('textbox', 'project.more_facts', {}, { exact: false }).fill(label)
    await page.getByRole('button', { name: label }).click()
    await page.locator('.facts .fact input').fill(page.lang === 'zh' ? '12 吨' : '12 t')
    await show(page, 'answer')
    const fault = page.locator('.answer-panel .problem')
    await fault.waitFor()
    assert.match(await fault.innerText(), /E-/)
    page.faults = page.faults.filter((text) => !/status of 4\d\d/.test(text))
  })
})

describe('the clause book', () => {
  flow('is searched and filtered', async (visit) => {
    const page = await visit({ path: '#/clauses' })
    const word = page.lang === 'zh' ? '红线' : 'red line'
    await page.locator('.clause').first().waitFor()
    await page.by('searchbox', 'clauses.search').fill(word)
    await page.waitForFunction((w) => { const all = [...document.querySelectorAll('.clause')]; return all.length > 0 && all.every((c) => c.innerText.toLowerCase().includes(w)) }, word)
    await page.getByRole('radio', { name: page.word('dimension', 'risk'), exact: true }).check()
    await page.waitForFunction((w) => [...document.querySelectorAll('.clause')].every((c) => c.innerText.includes(w)), page.word('dimension', 'risk'))
    await page.by('searchbox', 'clauses.search').fill('绝无此条')
    await page.text('clauses.none').waitFor()
  })
})
