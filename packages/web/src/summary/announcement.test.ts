import { describe, expect, it } from 'vitest';
import { summary } from '../text/en/summary.ts';
import { formatFor } from '../text/format.ts';
import type { Made } from '../worker/protocol.ts';
import { announcement } from './announcement.ts';

const made: Made = {
  files: [],
  changes: { added: [], changed: [], removed: [] },
  packages: [],
  installedPackages: 2310,
  installedBytes: undefined,
  environment: [],
  warnings: [{ code: 'NO_SIGN_IN', message: '', fix: '', changes: [], params: {} }],
  nextSteps: [],
  portal: {
    title: '',
    organization: '',
    signIn: [],
    sidebar: [],
    entityTabs: [],
    entityCards: [],
    homeWidgets: [],
    elsewhere: [],
  },
  blueprint: '',
  command: '',
};
const format = formatFor('en');
const problem = { code: 'MISSING_OPTION', message: '', fix: '' };

describe('what is read out after a change', () => {
  it('says what was done and what it comes to', () => {
    const state = { features: 12, made, problems: [problem] };
    expect(announcement(state, 'Added Jenkins', summary, format)).toBe(
      'Added Jenkins. 12 features, 2,310 packages, 1 to fill in or mend, and 1 warning.',
    );
  });

  it('leaves out what is not known or not there', () => {
    const unknown = { ...made, installedPackages: undefined, warnings: [] };
    const state = { features: 1, made: unknown, problems: [] };
    expect(announcement(state, undefined, summary, format)).toBe('1 feature.');
  });
});
