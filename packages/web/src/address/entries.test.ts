import { expect, test } from 'vitest';
import type { Edit } from '../wizard/wizard.ts';
import type { Draft } from '../worker/protocol.ts';
import { entryFor, entryOf, entryOpened, NO_ENTRIES, withoutQuery } from './entries.ts';

const draft = (name: string): Draft => ({ name, release: '1.55.0', features: {} });
const CHOICE: Edit = { how: 'choice', label: 'Added GitHub' };
const OPENED: Edit = { how: 'opened' };
const typing = (place: string): Edit => ({ how: 'typing', place });

function entriesAfter(edits: readonly Edit[]) {
  let entries = NO_ENTRIES;
  const writes: string[] = [];
  for (const [at, edit] of edits.entries()) {
    const step = entryFor(entries, edit, draft(`n${at}`), 'p');
    entries = step.entries;
    writes.push(step.write);
  }
  return { entries, writes };
}

test('each choice is an entry of its own', () => {
  const { entries, writes } = entriesAfter([CHOICE, CHOICE, CHOICE]);
  expect(writes).toEqual(['push', 'push', 'push']);
  expect([...entries.drafts].map(([entry, { name }]) => [entry, name])).toEqual([
    ['p.1', 'n0'],
    ['p.2', 'n1'],
    ['p.3', 'n2'],
  ]);
});

test('typing in one field is one entry, which keeps the newest draft', () => {
  const { entries, writes } = entriesAfter([typing('name'), typing('name'), typing('name')]);
  expect(writes).toEqual(['push', 'stay', 'stay']);
  expect(entries.drafts.get('p.1')?.name).toBe('n2');
});

test('another field, or a choice between, begins a new entry', () => {
  const edits = [typing('name'), typing('title'), typing('title'), CHOICE, typing('title')];
  expect(entriesAfter(edits).writes).toEqual(['push', 'push', 'stay', 'push', 'push']);
});

test('typing without a place is never taken for the same field', () => {
  expect(entriesAfter([{ how: 'typing' }, { how: 'typing' }]).writes).toEqual(['push', 'push']);
});

test('what is opened belongs to the entry it was opened at', () => {
  const { entries } = entriesAfter([CHOICE]);
  const step = entryFor(entries, OPENED, draft('opened'), 'p');
  expect(step.write).toBe('stay');
  expect(step.entries.drafts.get('p.1')?.name).toBe('opened');
});

test('what is opened at an entry that we did not write is remembered for none', () => {
  const step = entryFor(NO_ENTRIES, OPENED, draft('opened'), 'p');
  expect(step).toEqual({ entries: NO_ENTRIES, write: 'stay' });
});

test('typing after going back does not overwrite the entry that was gone back to', () => {
  const { entries } = entriesAfter([typing('name')]);
  const back = entryOpened(entries, undefined);
  expect(entryFor(back, typing('name'), draft('again'), 'p').write).toBe('push');
});

test('the memory of drafts is bounded', () => {
  const { entries } = entriesAfter(Array.from({ length: 600 }, () => CHOICE));
  expect(entries.drafts.size).toBe(500);
  expect(entries.drafts.has('p.1')).toBe(false);
  expect(entries.drafts.has('p.600')).toBe(true);
});

test('states of others in the history are not taken for entries', () => {
  expect(entryOf({ entry: 'p.1' })).toBe('p.1');
  for (const state of [null, undefined, 'p.1', {}, { entry: 1 }]) {
    expect(entryOf(state)).toBeUndefined();
  }
});

test('a blueprint in the query moves behind the hash, the rest of the query stays', () => {
  expect(withoutQuery('https://a.example/x/?b=1abc&lang=th', 'b')).toBe(
    'https://a.example/x/?lang=th#/?b=1abc',
  );
  expect(withoutQuery('https://a.example/?b=1abc#/', 'b')).toBe('https://a.example/#/?b=1abc');
});

test('a blueprint behind the hash wins over one in the query', () => {
  expect(withoutQuery('https://a.example/?b=1old#/?b=1new', 'b')).toBe(
    'https://a.example/#/?b=1new',
  );
});

test('an address without a blueprint in the query stays as it is', () => {
  expect(withoutQuery('https://a.example/?lang=th#/?b=1abc', 'b')).toBeUndefined();
});
