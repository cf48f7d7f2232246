// SPDX-License-Identifier: MulanPSL-2.0
// A user's errands through the page, over the real server and the demonstration release.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { Stage, cli, clickMap, day, k_desktop, k_office, k_phone, look, openExample, root, settled, verdictOf, violations } from './harness.mjs'

let stage
before(async () => { stage = await Stage.open() })
after(async () => { await stage?.close() })

const errand = (name, run) => test(name, async () => {
  const pages = []
  const visit = async (options) => {
    const page = await stage.visit(options)
    pages.push(page)
    return page
  }
  try {
    await run(visit)
    for (const page of pages) assert.deepEqual(page.faults, [])
  } finally {
    for (const page of pages) await page.context().close()
  }
})
const saved = async (page, press) => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await download.path())
}
const corners = 'J1\t106.710000\t26.580000\nJ2\t106.715000\t26.580000\nJ3\t106.715000\t26.576000\nJ4\t106.710000\t26.576000'

describe('first sight', () => {
  errand('the first load stays within 500 kB gzipped and asks no other host', async (visit) => {
    const page = await visit()
    await page.waitForLoadState('networkidle')
    const urls = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name))
    let bytes = gzipSync(readFileSync(`${root}web/dist/index.html`)).length
    for (const url of urls.filter((u) => /\.(js|css|svg)$/.test(u))) bytes += gzipSync(readFileSync(`${root}web/dist${new URL(url).pathname}`)).length
    assert.ok(bytes > 50_000 && bytes <= 500_000, `${bytes} bytes`)
  })
  errand('the page is usable within two seconds on a processor four times slower', async (visit) => {
    const page = await visit()
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const began = Date.now()
    await page.reload()
    await page.waitForSelector('#project-name')
    const took = Date.now() - began
    assert.ok(took < 2000, `${took} ms`)
  })
  errand('nothing on the page jumps while it loads', async (visit) => {
    const page = await visit()
    await page.evaluate(() => {
      window.shift = 0
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.waitForTimeout(600)
    const shift = await page.evaluate(() => window.shift)
    assert.ok(shift < 0.1, `cumulative layout shift ${shift}`)
  })
  errand('a newcomer draws a site, names a sector and holds a report in under sixty seconds', async (visit) => {
    const page = await visit()
    const began = Date.now()
    await page.getByRole('button', { name: '在地图上画' }).click()
    await clickMap(page, [[0.45, 0.5], [0.5, 0.5], [0.5, 0.56]])
    await settled(page)
    await page.getByRole('combobox', { name: /国民经济行业/ }).fill('白酒')
    await page.getByRole('option', { name: /C1512/ }).click()
    await page.getByRole('radio', { name: '新建', exact: true }).check()
    await settled(page)
    const report = await saved(page, () => page.getByRole('button', { name: /下载报告/ }).first().click())
    assert.match(report.toString('utf8'), /<html[\s\S]*C1512/)
    assert.ok(Date.now() - began < 60_000)
  })
})

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

describe('giving the place', () => {
  errand('a drawn area is judged; undo takes it back, redo brings it again, a corner can be moved', async (visit) => {
    const page = await visit()
    await page.getByRole('button', { name: '面', exact: true }).click()
    await clickMap(page, [[0.4, 0.45], [0.46, 0.45], [0.46, 0.52], [0.4, 0.52]])
    await settled(page)
    assert.equal(await page.locator('.site').count(), 1)
    const first = await page.locator('.size').innerText()
    assert.match(first, /hm²/)
    await page.getByRole('button', { name: '修改', exact: true }).click()
    const box = await page.locator('.map-host').boundingBox()
    await page.getByRole('button', { name: '在地图上看场地 1' }).click()
    await page.waitForTimeout(600)
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5)
    await page.getByRole('button', { name: '结束绘制' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    assert.equal(await page.locator('.site').count(), 0)
    await page.getByRole('button', { name: '重做' }).click()
    assert.equal(await page.locator('.site').count(), 1)
  })
  errand('a line and a point can be drawn', async (visit) => {
    const page = await visit()
    await page.getByRole('button', { name: '线', exact: true }).click()
    await clickMap(page, [[0.4, 0.45], [0.5, 0.5]])
    await settled(page)
    assert.match(await page.locator('.size').innerText(), /线 .*km/)
    await page.getByRole('button', { name: '点', exact: true }).click()
    await clickMap(page, [[0.45, 0.6]])
    await page.waitForFunction(() => document.querySelectorAll('.site').length === 2)
  })
  errand('the map can be drawn on with the keyboard alone', async (visit) => {
    const page = await visit()
    await page.getByRole('button', { name: '面', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.map-host').focus()
    for (const key of [' ', 'ArrowRight', ' ', 'ArrowDown', ' ']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(450)
    }
    await page.keyboard.press('Enter')
    await settled(page)
    assert.match(await page.locator('.size').innerText(), /面/)
  })
  errand('pasted corner points without datum are asked about, and GCJ-02 is converted by the engine', async (visit) => {
    const page = await visit()
    await page.getByRole('button', { name: '导入文件或界址点' }).click()
    await page.getByRole('textbox', { name: '或粘贴界址点表' }).fill(corners)
    await page.getByText('4 个点，识别为经纬度').waitFor()
    assert.ok(await page.getByRole('button', { name: '采用' }).isDisabled())
    await page.getByRole('combobox', { name: '坐标系' }).selectOption('GCJ02')
    await page.getByRole('button', { name: '采用' }).click()
    await settled(page)
    const answer = JSON.parse((await saved(page, () => page.getByRole('button', { name: '保存研判文件' }).click())).toString())
    assert.equal(answer.project.site[0].crs_stated, 'GCJ02')
    const [lon, lat] = answer.project.site[0].geometry.coordinates[0][0]
    const shift = Math.hypot((lon - 106.71) * 99_000, (lat - 26.58) * 111_000)
    assert.ok(shift > 200 && shift < 1000, `${shift} m`)
  })
  errand('GeoJSON, KML and a zipped Shapefile are read; a wrong file says what to do', async (visit) => {
    const page = await visit()
    const ring = [[106.71, 26.58], [106.71, 26.584], [106.715, 26.584], [106.715, 26.58], [106.71, 26.58]]
    const shp = Buffer.alloc(100 + 8 + 48 + ring.length * 16)
    shp.writeInt32BE(9994, 0); shp.writeInt32BE(shp.length / 2, 24); shp.writeInt32BE(1, 100); shp.writeInt32BE((shp.length - 108) / 2, 104)
    shp.writeInt32LE(5, 108); shp.writeInt32LE(1, 144); shp.writeInt32LE(ring.length, 148)
    ring.forEach(([x, y], i) => { shp.writeDoubleLE(x, 156 + i * 16); shp.writeDoubleLE(y, 164 + i * 16) })
    const files = {
      'a.geojson': JSON.stringify({ type: 'Feature', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } }, geometry: { type: 'Polygon', coordinates: [ring] } }),
      'b.kml': `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring.map((p) => `${p.join(',')},0`).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`,
      'c.zip': Buffer.from(zipSync({ 'c.shp': new Uint8Array(shp), 'c.prj': strToU8('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]') })),
    }
    let sites = 0
    for (const [name, text] of Object.entries(files)) {
      await page.getByRole('button', { name: '导入文件或界址点' }).click()
      await page.locator('dialog input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
      await page.getByText(/文件写明/).waitFor()
      await page.getByRole('button', { name: '采用' }).click()
      sites += 1
      await page.waitForFunction((n) => document.querySelectorAll('.site').length === n, sites)
    }
    await page.getByRole('button', { name: '导入文件或界址点' }).click()
    await page.locator('dialog input[type=file]').setInputFiles({ name: 'x.dwg', mimeType: 'application/octet-stream', buffer: Buffer.from('x') })
    await page.getByRole('alert').filter({ hasText: '压成一个 zip' }).waitFor()
    await page.keyboard.press('Escape')
    await settled(page)
  })
  errand('a GeoPackage is read by the server: one of its layers is chosen, its datum is known', async (visit) => {
    const page = await visit()
    const zip = readFileSync(new URL('./fixtures/site.gpkg.zip', import.meta.url))
    for (const [name, bytes] of [['site.gpkg', Buffer.from(unzipSync(zip)['site.gpkg'])], ['site.zip', zip]]) {
      await page.getByRole('button', { name: '导入文件或界址点' }).click()
      await page.locator('dialog input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
      await page.getByRole('combobox', { name: /文件有 2 个图层/ }).selectOption('厂区')
      await page.getByText('文件写明：CGCS2000').waitFor()
      await page.getByRole('button', { name: '采用' }).click()
    }
    await settled(page)
    assert.equal(await page.locator('.site').count(), 2)
    assert.match(await page.locator('.size').first().innerText(), /22\.0\d hm²/)
    await page.getByRole('button', { name: '导入文件或界址点' }).click()
    await page.locator('dialog input[type=file]').setInputFiles({ name: 'broken.gpkg', mimeType: 'application/octet-stream', buffer: Buffer.from('no database') })
    await page.getByRole('alert').filter({ hasText: 'E-FORMATS-001' }).waitFor()
    page.faults = page.faults.filter((text) => !/status of 4\d\d/.test(text))
  })
  errand('a length and an area are measured without becoming a site, and a corner is taken back', async (visit) => {
    const page = await visit()
    await page.getByRole('button', { name: '量算' }).click()
    await clickMap(page, [[0.4, 0.4], [0.5, 0.4]])
    await page.getByText(/^长度 [\d.]+ km/).waitFor()
    await page.getByRole('button', { name: '面积', exact: true }).click()
    await clickMap(page, [[0.4, 0.4]])
    await clickMap(page, [[0.6, 0.4]])
    await clickMap(page, [[0.6, 0.6]])
    await page.getByText(/^面积 [\d.]+ km²，周长/).waitFor()
    const before = await page.locator('.hint').innerText()
    await page.keyboard.press('Control+z')
    await page.waitForFunction((text) => document.querySelector('.hint').innerText !== text, before)
    await page.getByRole('button', { name: '结束绘制' }).click()
    assert.equal(await page.locator('.site').count(), 0)
  })
  errand('the swipe parts two sets of layers, by keyboard too', async (visit) => {
    const page = await visit()
    await page.getByRole('button', { name: '卷帘对比' }).click()
    await page.getByRole('radio', { name: '右侧' }).check()
    assert.ok(await page.getByRole('checkbox', { name: /生态保护红线/ }).isChecked())
    assert.ok(!await page.getByRole('checkbox', { name: /^环境管控单元/ }).isChecked())
    const slider = page.getByRole('slider', { name: /卷帘位置/ })
    await slider.focus()
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
    assert.equal(await slider.inputValue(), '60')
    await page.getByRole('region', { name: '图层与图例' }).getByRole('button', { name: '关闭', exact: true }).click()
    await look(page, 'swipe.zh.desktop')
  })
  errand('coordinates in the search box go there, and the place card names the unit', async (visit) => {
    const page = await visit()
    const box = page.getByRole('combobox', { name: '查找并定位' })
    await box.fill('106°42′36″ 26°34′48″')
    await box.press('Enter')
    const card = page.getByRole('complementary', { name: '此处的单元与区域' })
    await card.getByText('ZH99010220002').waitFor()
    await card.getByText('重点管控单元').first().waitFor()
    await card.getByText('查看清单条款').click()
    for (const dimension of ['空间布局约束', '污染物排放管控', '环境风险防控', '资源开发效率']) await card.getByText(dimension).first().waitFor()
    assert.ok(await card.locator('.list li').count() > 0)
    await card.locator('.list li summary').first().click()
    await card.getByText(/演示清单/).first().waitFor()
    await card.getByRole('button', { name: '在此放一个点研判' }).click()
    await settled(page)
    for (const place of ['南明区', '毕节市']) {
      await box.fill(place)
      await page.getByRole('option', { name: place }).first().waitFor()
    }
    await box.press('Enter')
  })
})

describe('saying it in words', () => {
  errand('a sentence becomes facts with their source, and counts only once accepted', async (visit) => {
    const page = await visit()
    await page.getByRole('button', { name: '点', exact: true }).click()
    await clickMap(page, [[0.5, 0.5]])
    await settled(page)
    await page.locator('textarea').first().fill('仁怀市年产2000千升酱香型白酒新建项目，采用固态法发酵')
    const read = page.getByRole('region', { name: '从描述中读出的情况' })
    await read.getByText('原文“2000千升”').waitFor()
    assert.equal(await page.getByRole('combobox', { name: /国民经济行业/ }).inputValue(), '')
    await read.getByRole('button', { name: /采纳 \d+ 项/ }).click()
    await page.waitForFunction(() => document.querySelector('.answer-panel')?.innerText.includes('报告书'))
    assert.match(await page.getByRole('combobox', { name: /国民经济行业/ }).inputValue(), /C1512/)
  })
})

describe('the answer', () => {
  errand('one changed fact turns the verdict, within 150 ms of the key', async (visit) => {
    const page = await visit()
    await openExample(page, 'road')
    const before = await verdictOf(page)
    await page.evaluate(() => {
      const banner = document.querySelector('.banner')
      window.took = null
      document.addEventListener('change', () => { window.pressed = performance.now() }, { capture: true })
      new MutationObserver(() => { window.took ??= performance.now() - window.pressed }).observe(banner, { attributes: true, attributeFilter: ['data-verdict'] })
    })
    await page.getByRole('radio', { name: /^已建成/ }).check()
    await page.waitForFunction(() => window.took !== null)
    const took = await page.evaluate(() => window.took)
    assert.notEqual(await verdictOf(page), before)
    if (!process.env.ECOGATE_URL) assert.ok(took < 150, `${took} ms`)
  })
  errand('questions are asked most decisive first and leave once answered', async (visit) => {
    const page = await visit()
    await page.getByRole('button', { name: '点', exact: true }).click()
    await clickMap(page, [[0.5, 0.5]])
    await settled(page)
    assert.equal(await verdictOf(page), 'undetermined')
    const questions = page.locator('.question')
    assert.ok(await questions.count() > 0)
    const asked = await questions.first().innerText()
    const options = questions.first().locator('.option')
    if (await options.count()) await options.last().click()
    else await questions.first().locator('select, input').first().selectOption({ index: 1 })
    await page.waitForFunction((text) => document.querySelector('.question')?.innerText !== text, asked)
  })
  errand('a finding unfolds to clause, basis, confidence and reason, and lights up its place', async (visit) => {
    const page = await visit()
    await openExample(page, 'phosphogypsum-yard')
    assert.equal(await verdictOf(page), 'not_admissible')
    const finding = page.locator('[data-clause="CODE-481-redline"]')
    for (const text of ['生态环境法典', '第481条', '可信度', '位于生态保护红线内']) await finding.getByText(text).first().waitFor()
    await finding.hover()
    await page.getByText('报告书', { exact: true }).first().waitFor()
    await page.getByText('查过但不适用的条款').click()
    await page.getByText('产能置换', { exact: true }).first().waitFor()
    await page.getByText('查了什么、用了什么数据').click()
    await page.getByText('发布包摘要').waitFor()
  })
  errand('a link carries the whole project to another browser', async (visit) => {
    const page = await visit()
    await openExample(page, 'coal-mine')
    const verdict = await verdictOf(page)
    await page.getByRole('button', { name: '复制链接' }).click()
    await page.getByText('链接已复制').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    assert.ok(link.startsWith(stage.url))
    const other = await visit({ path: link.slice(stage.url.length) })
    await settled(other)
    assert.equal(await verdictOf(other), verdict)
    assert.match(await other.locator('#project-name').inputValue(), /织金/)
  })
  errand('two plans stand side by side with the clauses that differ', async (visit) => {
    const page = await visit()
    await openExample(page, 'road')
    await page.getByRole('button', { name: '记为甲方案' }).click()
    await openExample(page, 'phosphogypsum-yard')
    await page.getByRole('link', { name: '对比' }).click()
    await page.getByRole('heading', { name: /不同的条款/ }).waitFor()
    assert.ok(await page.locator('table').first().locator('tbody tr').count() > 3)
    await look(page, 'compare.zh.desktop')
  })
  errand('a fault in what was typed says where and what to do', async (visit) => {
    const page = await visit()
    await openExample(page, 'baijiu')
    await page.getByRole('textbox', { name: '补充其他情况' }).fill('矿区面积')
    await page.getByRole('button', { name: '矿区面积' }).click()
    await page.getByRole('textbox', { name: /矿区/ }).fill('12 吨')
    const fault = page.locator('.answer-panel .problem')
    await fault.waitFor()
    assert.match(await fault.innerText(), /E-/)
    page.faults = page.faults.filter((text) => !/status of 4\d\d/.test(text))
  })
})

describe('the clause book', () => {
  errand('is searched and filtered', async (visit) => {
    const page = await visit({ path: '#/clauses' })
    await page.locator('.clause').first().waitFor()
    await page.getByRole('searchbox', { name: '查找条款' }).fill('红线')
    await page.waitForFunction(() => [...document.querySelectorAll('.clause')].every((c) => c.innerText.includes('红线')))
    await page.getByRole('radio', { name: '环境风险防控', exact: true }).check()
    await page.getByRole('searchbox').fill('绝无此条')
    await page.getByText('没有符合的条款').waitFor()
  })
})

describe('for everybody', () => {
  const k_views = { start: {}, clauses: { path: '#/clauses' }, compare: { path: '#/compare' } }
  for (const dark of [false, true])
    for (const size of [k_desktop, k_phone])
      errand(`no WCAG 2.2 AA violation, ${dark ? 'dark' : 'light'}, ${size.width} px`, async (visit) => {
        for (const [name, view] of Object.entries(k_views)) {
          const page = await visit({ size, dark, ...view })
          await page.waitForLoadState('networkidle')
          assert.deepEqual(await violations(page), [], name)
        }
        const page = await visit({ size, dark })
        await openExample(page, 'phosphogypsum-yard')
        assert.deepEqual(await violations(page), [], 'answer')
        if (size === k_desktop) {
          await page.getByRole('button', { name: '图层', exact: true }).click()
          await page.getByRole('button', { name: '导入文件或界址点' }).click()
          assert.deepEqual(await violations(page), [], 'dialog')
        }
      })
  for (const lang of ['zh', 'en'])
    for (const [device, size] of Object.entries({ desktop: k_desktop, office: k_office, phone: k_phone }))
      errand(`looks as it should: ${lang}, ${device}`, async (visit) => {
        const page = await visit({ size, lang })
        await look(page, `start.${lang}.${device}`)
        await openExample(page, 'phosphogypsum-yard')
        await look(page, `answer.${lang}.${device}`)
        if (device === 'office') return
        await page.goto(`${stage.url}#/clauses`)
        await page.locator('.clause').first().waitFor()
        await look(page, `clauses.${lang}.${device}`)
      })
  errand('dark looks as it should, and the choice of language stays', async (visit) => {
    const page = await visit({ dark: true })
    await openExample(page, 'baijiu')
    await look(page, 'answer.zh.dark')
    await page.getByRole('button', { name: '切换到英文' }).click()
    await page.getByRole('heading', { name: 'Site' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Site' }).waitFor()
  })
})
