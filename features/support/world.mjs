// SPDX-License-Identifier: MulanPSL-2.0
// What a scenario has so far: its map, its project, and what the program answered.
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setWorldConstructor, World } from '@cucumber/cucumber';
import { scenarioFolder } from './places.mjs';
import { run } from './program.mjs';
import { emptyMap, releaseOf } from './release.mjs';
import { back, statuses, verdicts } from './words.mjs';

export const names = { project: '项目.json', release: '发布包.egr', assessment: '研判.json' };

class Scene extends World {
    map = emptyMap();
    facts = {};
    sites = [];
    projectText = null; // a project file written out in the feature itself
    folder = null;
    answer = null; // the last run of the program
    assessment = null;

    open(name) {
        this.folder = scenarioFolder(name);
    }

    write(name, text) {
        writeFileSync(join(this.folder, name), text);
    }

    /** The project file, made from facts and sites unless the feature wrote one out. */
    projectFile() {
        const project = { project: { name: '（示例）项目' }, facts: this.facts, site: this.sites };
        this.write(names.project, this.projectText ?? JSON.stringify(project, null, 1));
        return names.project;
    }

    releaseFile() {
        if (!existsSync(join(this.folder, names.release))) {
            copyFileSync(releaseOf(this.map), join(this.folder, names.release));
        }
        return names.release;
    }

    run(args) {
        this.answer = run(args, this.folder);
        return this.answer;
    }

    assess(asOf, format) {
        const how = ['--release', this.releaseFile(), '--as-of', asOf, '--format', format];
        return this.run(['assess', this.projectFile(), ...how]);
    }

    /** For complaints: what was judged, and where the files lie. */
    summary() {
        const { verdict, decided_by, findings, gaps, questions } = this.assessment;
        const lines = findings.map(({ clause, status, verdict: own, parts }) => {
            const missing = [...new Set(parts.flatMap((part) => part.missing ?? []))].join(' ');
            return `  ${clause} ${back(statuses, status)} → ${back(verdicts, own)} ${missing}`;
        });
        return [
            `研判：${back(verdicts, verdict)}，由 ${decided_by.join('、') || '（无）'} 决定`, ...lines,
            ...gaps.map((gap) => `  缺口 ${gap.code} ${gap.zh}`), `  问题：${questions.map((one) => one.fact).join(' ')}`,
            `文件：${this.folder}`,
        ].join('\n');
    }
}

setWorldConstructor(Scene);
