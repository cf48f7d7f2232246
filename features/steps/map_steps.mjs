// SPDX-License-Identifier: MulanPSL-2.0
// 假如…：the drawn map, its legend, rivers, and what is not loaded.
import { defineParameterType, Given } from '@cucumber/cucumber';
import { layerOf } from '../support/words.mjs';

defineParameterType({ name: '图层', regexp: /“([^”]+)”/, transformer: (title) => (layerOf(title), title) });

Given(/^管控单元图（每格 1 公里，上北下南）为$/, function (text) {
    this.map.units = text;
});
Given('管控单元为', function (table) {
    this.map.legend = table.hashes();
});
Given('{图层}图为', function (title, text) {
    this.map.overlays[title] = text;
});
Given('{图层}图例为', function (title, table) {
    this.map.legends[title] = table.hashes();
});
Given('河流为', function (table) {
    this.map.rivers = table.hashes();
});
Given('图层{图层}没有入库', function (title) {
    this.map.missing.push(title);
});
Given('图层{图层}的容差为 {int} 米', function (title, metres) {
    this.map.tolerance[title] = metres;
});
Given('发布包自 {word} 起施行', function (date) {
    this.map.effectiveFrom = date;
});
Given('条款只有', function (table) {
    this.map.clauses = table.hashes();
    this.map.lawBook = false;
});
Given('清单包为', function (table) {
    this.map.packages = table.hashes();
});
