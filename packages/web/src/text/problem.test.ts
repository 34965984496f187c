import { describe, expect, it } from 'vitest';
import { problems } from './en/problems.ts';
import { problemText, type Spoken } from './problem.ts';

const TITLES: Readonly<Record<string, string>> = { sonarqube: 'โซนาร์คิวบ์', github: 'GitHub' };
const say = (problem: Spoken) => problemText(problem, problems.said, (id) => TITLES[id]);

const missing: Spoken = {
  code: 'MISSING_OPTION',
  message: 'SonarQube needs "baseUrl" (Address).',
  fix: 'Set features.sonarqube.baseUrl in the blueprint.',
  params: { feature: 'sonarqube', featureTitle: 'SonarQube', option: 'baseUrl' },
};

describe('the words for a problem', () => {
  it('uses the titles of features in the language of the page', () => {
    const params = { ...missing.params, optionTitle: 'Address', example: '"https://sonar.acme"' };
    expect(say({ ...missing, params })).toEqual({
      message: 'โซนาร์คิวบ์: “Address” needs a value.',
      fix: 'Write it like "https://sonar.acme".',
    });
  });

  it('keeps the engine’s words when a part of the sentence is missing', () => {
    expect(say(missing)).toMatchObject({ message: missing.message, fix: missing.fix });
  });

  it('keeps the engine’s words for a code that the page does not know', () => {
    const problem = { code: 'TEMPLATE_DRIFT', message: 'It moved.', fix: 'Update.' };
    expect(say(problem)).toMatchObject({ message: 'It moved.', fix: 'Update.' });
    expect(say({ ...problem, code: 'constructor' })).toMatchObject({ message: 'It moved.' });
  });

  it('names what is chosen between by title', () => {
    const params = {
      feature: 'org',
      featureTitle: 'Teams',
      choices: 'github, sonarqube',
      choiceTitles: 'GitHub, SonarQube',
    };
    const { message } = say({ code: 'MISSING_REQUIREMENT', message: '', fix: '', params });
    expect(message).toBe('Teams needs one of: GitHub, โซนาร์คิวบ์.');
  });

  it('offers what was meant', () => {
    const params = { feature: 'jenkis', suggestion: 'jenkins' };
    const { fix } = say({ code: 'UNKNOWN_FEATURE', message: '', fix: '', params });
    expect(fix).toBe('Did you mean “jenkins”?');
  });
});
