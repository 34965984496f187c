import { localizeLibrary, type Library } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { en } from '../../packages/web/src/text/en.ts';
import { th } from '../../packages/web/src/text/th.ts';
import { pageTexts } from '../harness/pageText.ts';
import { library } from '../harness/portal.ts';
import { describeStaticPage } from '../harness/suite.ts';
import { STATES } from './states.ts';

type Texts = Readonly<Record<string, unknown>>;

interface Leaf {
  readonly path: string;
  readonly english: unknown;
  readonly thai: unknown;
}

function leavesOf(english: Texts, thai: Texts, path = ''): Leaf[] {
  return Object.entries(english).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const other = thai[name];
    return typeof value === 'object' && value !== null && !('say' in value)
      ? leavesOf(value as Texts, (other ?? {}) as Texts, at)
      : [{ path: at, english: value, thai: other }];
  });
}

const leaves = leavesOf(en, th);

/** Names of products and files, examples, and the words of other sites' forms. */
const SAME =
  /^(common\.app|common\.release\.short|portal\.sample\..*|preview\.stagecraft|take\.tabs\.zip|take\.zipShort|.*hostExample|.*\.file|take\.next\.homepage)$/;

/** Words of English in a row. */
const ENGLISH = /\b[a-z]{2,}(?: [a-z]{2,}){3,}\b/gi;

/** Names of products begin with capitals, and a sentence does not. */
function isEnglish(text: string): boolean {
  return (text.match(ENGLISH) ?? []).some((words) => (words.match(/\b[a-z]/g) ?? []).length > 1);
}

test('every text of the page has a Thai one', () => {
  const missing = leaves.filter(
    ({ path, english, thai }) =>
      !SAME.test(path) &&
      (thai === undefined ||
        (typeof english === 'string' && english === thai && /[a-z]/i.test(thai as string))),
  );
  expect(missing.map(({ path }) => path)).toEqual([]);
});

/** What the library says in English and otherwise in Thai. */
function englishOf(source: Library): Set<string> {
  const thai = localizeLibrary(source, 'th');
  const [ours, theirs] = [source, thai].map((each) => textsOf([...each.features.values()]));
  const kept = new Set(theirs);
  return new Set((ours ?? []).filter((text) => text.length > 3 && !kept.has(text)));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

describeStaticPage('in Thai', (place) => {
  const catalogue = new Set(
    leaves.flatMap(({ english, thai }) =>
      typeof english === 'string' && english !== thai && english.length > 2 ? [english] : [],
    ),
  );
  const ofLibrary = englishOf(library);

  test.each(STATES)('nothing is left in English: $name', async ({ reach }) => {
    const { page } = await place.open({ locale: 'th-TH', composed: false });
    await page.locator('html[lang="th"]').waitFor();
    await reach(page, th);
    const texts = await pageTexts(page);
    expect(texts.filter((text) => /[\u0e00-\u0e7f]/.test(text)).length).toBeGreaterThan(3);
    expect(texts.filter((text) => catalogue.has(text))).toEqual([]);
    expect(texts.filter((text) => ofLibrary.has(text))).toEqual([]);
    expect(texts.filter((text) => isEnglish(text))).toEqual([]);
  });
});
