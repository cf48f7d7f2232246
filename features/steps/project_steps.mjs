// SPDX-License-Identifier: MulanPSL-2.0
// 假如…：the project, its facts and its sites.
import { defineParameterType, Given } from '@cucumber/cucumber';
import { rectangle } from '../support/map.mjs';
import { beside, factsOf, inCell, marked, riverBox } from '../support/project.mjs';
import { overlayBounds } from '../support/release.mjs';
import { siteRoles } from '../support/words.mjs';

defineParameterType({ name: '场地', regexp: new RegExp(Object.keys(siteRoles).join('|')), transformer: (label) => label });

function place(scene, label, geometry) {
    scene.sites.push({ role: siteRoles[label], name: label, crs: 'EPSG:4545', geometry });
}

// Said again, a fact is stated anew; 不详 takes it back.
Given('项目情况为', function (table) {
    for (const [name, value] of factsOf(table.raw())) {
        if (value === undefined) delete this.facts[name];
        else this.facts[name] = value;
    }
});
Given(/^(\S+)在河流“([^”]+)”以([东西南北]) (\d+) 米$/, function (label, river, direction, metres) {
    place(this, label, beside(riverBox(this.map, river), direction, Number(metres)));
});
Given(/^(\S+)在“([^”]+)”以([东西南北]) (\d+) 米$/, function (label, title, direction, metres) {
    place(this, label, beside(overlayBounds(this.map, title), direction, Number(metres)));
});
Given('{场地}在第 {int} 列第 {int} 行', function (label, column, row) {
    place(this, label, inCell(column, row));
});
Given('{场地}占地为', function (label, text) {
    place(this, label, marked(text));
});
Given(
    /^(\S+)为图上自 \(([\d.-]+), ?([\d.-]+)\) 至 \(([\d.-]+), ?([\d.-]+)\) 公里的矩形$/,
    function (label, west, north, east, south) {
        const box = { west: Number(west), north: Number(north), east: Number(east), south: Number(south) };
        place(this, label, rectangle(box));
    },
);
Given('项目文件写成', function (text) {
    this.projectText = text;
});
