// SPDX-License-Identifier: MulanPSL-2.0
// How cucumber-js runs here: every feature, every step file, Chinese unless a feature says otherwise.
export default {
    paths: ['*.feature'],
    import: ['steps/*.mjs'],
    language: 'zh-CN',
    strict: true,
    format: [process.env.ECOGATE_BDD_FORMAT ?? 'progress'],
    formatOptions: { snippetInterface: 'synchronous' },
};
