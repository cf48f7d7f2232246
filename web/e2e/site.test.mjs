// SPDX-License-Identifier: MulanPSL-2.0
// Giving the place: drawing, keyboard, files, pasted tables, search, measuring, swiping.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe } from 'node:test'
import { clickMap, dragMap, errand, look, saved, settled, stage } from './harness.mjs'

const corners = 'J1\t106.710000\t26.580000\nJ2\t106.715000\t26.580000\nJ3\t106.715000\t26.576000\nJ4\t106.710000\t26.576000'

function fromSegment([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

describe('giving the place', () => {
  errand('a drawn area is judged; undo takes it back, redo brings it again, a corner is moved', async (visit) => {
    const page = await visit()
    const site = page.locator('.site')
    await page.getByRole('button', { name: '点', exact: true }).click()
    await clickMap(page, [[0.55, 0.45]])
    await settled(page)
    await page.getByRole('button', { name: '面', exact: true }).click()
    await clickMap(page, [[0.4, 0.45], [0.46, 0.45], [0.46, 0.52], [0.4, 0.52]])
    await site.nth(1).waitFor()
    await settled(page)
    const size = page.locator('.size').last()
    const first = await size.innerText()
    assert.match(first, /hm²/)
    await page.getByRole('button', { name: '撤销' }).click()
    assert.equal(await site.count(), 1)
    await page.getByRole('button', { name: '重做' }).click()
    assert.equal(await site.count(), 2)
    await page.getByRole('button', { name: '修改', exact: true }).click()
    await dragMap(page, [0.46, 0.52], [0.52, 0.6])
    await page.waitForFunction((text) => [...document.querySelectorAll('.size')].at(-1).innerText !== text, first)
    await page.getByRole('button', { name: '结束绘制' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.waitForFunction((text) => [...document.querySelectorAll('.size')].at(-1).innerText === text, first)
  })
  errand('a point set down beside the border of a unit lies on the border, as the release has it', async (visit) => {
    const page = await visit()
    const { features } = await (await page.request.get(`${stage.url}ogc/collections/units/items?bbox=106.7,26.57,106.72,26.59&limit=9`)).json()
    const rings = features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()))
    const [lon, lat] = rings[0][0]
    await page.getByRole('combobox', { name: '查找并定位' }).fill(`${lon}, ${lat}`)
    await page.getByRole('combobox', { name: '查找并定位' }).press('Enter')
    await page.getByRole('complementary', { name: '此处的单元与区域' }).waitFor()
    await page.getByRole('button', { name: '点', exact: true }).click()
    await page.getByText('自动对齐管控单元和开发区边界').waitFor()
    const { width, height } = await page.locator('.map-host').boundingBox()
    await clickMap(page, [[0.5 + 4 / width, 0.5 + 4 / height]])
    await settled(page)
    const answer = JSON.parse((await saved(page, () => page.getByRole('button', { name: '保存研判文件' }).click())).toString())
    const metres = ([x, y]) => [x * 99_400, y * 110_800]
    const at = metres(answer.project.site[0].geometry.coordinates)
    const off = Math.min(...rings.flatMap((ring) => ring.slice(1).map((end, i) => fromSegment(at, metres(ring[i]), metres(end)))))
    assert.ok(off < 0.5, `${off} m off every border; the click was some hundred metres off`)
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
    const pen = page.locator('.coordinates')
    for (const key of [' ', 'ArrowRight', ' ', 'ArrowDown', ' ']) {
      const before = await pen.innerText()
      await page.keyboard.press(key)
      if (key !== ' ') await page.waitForFunction((text) => document.querySelector('.coordinates').innerText !== text, before)
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
  errand('a base map is asked for only where the operator configured one', async (visit) => {
    const page = await visit()
    await page.route('**/api/v1/about', async (route) => {
      const about = await (await route.fetch()).json()
      await route.fulfill({ json: { ...about, base_map: { url: `${stage.url}icon.svg?z={z}&y={y}&x={x}`, attribution: '（示例）底图署名' } } })
    })
    const asked = page.waitForRequest(/icon\.svg\?z=\d+&y=\d+&x=\d+/)
    await page.reload()
    await asked
    await page.getByText('（示例）底图署名').waitFor()
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
