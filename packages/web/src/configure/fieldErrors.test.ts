import { expect, test } from 'vitest';
import { fieldErrors } from './fieldErrors.ts';
import { formUi } from './formUi.ts';

const ui = formUi({
  type: 'object',
  properties: {
    baseUrl: { type: 'string' },
    spaces: { type: 'array', items: { type: 'string' } },
    cluster: { type: 'object', properties: { url: { type: 'string' } } },
  },
});
const values = { baseUrl: 'x', spaces: ['ENG', 'O P'], cluster: { url: '' } };
const said = {
  say: ({ message }: { message: string }) => message,
  sayTag: (tag: string) => `not ${tag}`,
};

function problems(...list: readonly (readonly [string, string])[]) {
  return new Map(list.map(([place, code]) => [place, { code, message: code, fix: '' }]));
}

test('a problem is told at its field, however deep', () => {
  const found = problems(['baseUrl', 'INVALID_OPTION'], ['cluster.url', 'INVALID_OPTION']);
  expect(fieldErrors(found, { ui, values, touched: new Set(), ...said })).toEqual({
    baseUrl: { __errors: ['INVALID_OPTION'] },
    cluster: { url: { __errors: ['INVALID_OPTION'] } },
  });
});

test('a wrong tag is named at its list', () => {
  const found = problems(['spaces.1', 'INVALID_OPTION']);
  expect(fieldErrors(found, { ui, values, touched: new Set(), ...said })).toEqual({
    spaces: { __errors: ['not O P'] },
  });
});

test('a value is only called missing where the person has been', () => {
  const found = problems(['baseUrl', 'MISSING_OPTION']);
  expect(fieldErrors(found, { ui, values, touched: new Set(), ...said })).toEqual({});
  expect(fieldErrors(found, { ui, values, touched: new Set(['baseUrl']), ...said })).toEqual({
    baseUrl: { __errors: ['MISSING_OPTION'] },
  });
});
