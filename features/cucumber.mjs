// SPDX-License-Identifier: MulanPSL-2.0
// How cucumber-js runs here: every feature, every step file, Chinese unless a feature says otherwise.
const named = process.argv.some((argument) => /\.feature(:\d+)*$/.test(argument));

export default {
    ...(named ? {} : { paths: ['*.feature'] }), // paths given here would be added to those of the command line
    import: ['steps/*.mjs'],
    language: 'zh-CN',
    strict: true,
    format: [process.env.ECOGATE_BDD_FORMAT ?? 'progress'],
    formatOptions: { snippetInterface: 'synchronous' },
};
