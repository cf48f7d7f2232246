// SPDX-License-Identifier: MulanPSL-2.0
// The kinds of words that steps carry.
import { defineParameterType } from '@cucumber/cucumber';
import { statuses, verdicts } from '../support/words.mjs';

const words = (name, regexp) => defineParameterType({ name, regexp, transformer: (text) => text });

words('verdict', new RegExp(Object.keys(verdicts).join('|')));
words('status', new RegExp(Object.keys(statuses).join('|')));
words('id', /[A-Z][A-Za-z0-9-]*/);
words('ids', /.+/);
words('label', /[^”]+/);
