import { expect, test } from 'vitest';
import {
  inOrder,
  labelled,
  MAX_ENTRIES,
  readEntries,
  recorded,
  removed,
  starred,
  writeEntries,
  type HistoryEntry,
} from './history.ts';

const visit = (name: string, time: number) => ({ name, share: `1${name}`, time });
const names = (entries: readonly HistoryEntry[]) => entries.map(({ name }) => name);

function afterVisits(count: number, from: readonly HistoryEntry[] = []) {
  let entries = from;
  for (let at = 0; at < count; at += 1) entries = recorded(entries, visit(`p${at}`, at));
  return entries;
}

test('the newest stands first, and a project only once', () => {
  let entries = recorded([], visit('a', 1));
  entries = recorded(entries, visit('b', 2));
  entries = recorded(entries, { ...visit('a', 3), share: '1new' });
  expect(entries.map(({ name, share }) => [name, share])).toEqual([
    ['a', '1new'],
    ['b', '1b'],
  ]);
});

test('a project that is renamed while it is made stays one entry, with its star and label', () => {
  let entries = labelled(
    starred(recorded([], visit('my-portal', 1)), 'my-portal', true),
    'my-portal',
    'Ours',
  );
  entries = recorded(entries, visit('acme', 2), 'my-portal');
  expect(entries).toEqual([{ ...visit('acme', 2), favourite: true, label: 'Ours' }]);
});

test('the oldest go when there are too many, favourites stay', () => {
  const kept = starred(recorded([], visit('old', -1)), 'old', true);
  const entries = afterVisits(40, kept);
  expect(entries).toHaveLength(MAX_ENTRIES);
  expect(names(entries)).toContain('old');
  expect(names(entries)).toContain('p39');
  expect(names(entries)).not.toContain('p10');
});

test('with favourites only, what is worked on now is kept all the same', () => {
  let entries = afterVisits(MAX_ENTRIES);
  for (const name of names(entries)) entries = starred(entries, name, true);
  entries = recorded(entries, visit('now', 100));
  expect(names(entries)).toContain('now');
});

test('favourites come first, each part newest first', () => {
  const entries = starred(afterVisits(3), 'p0', true);
  expect(names(inOrder(entries))).toEqual(['p0', 'p2', 'p1']);
});

test('an empty label gives the entry its own name back', () => {
  const named = labelled(recorded([], visit('a', 1)), 'a', '  Client  ');
  expect(named[0]?.label).toBe('Client');
  expect(labelled(named, 'a', ' ')[0]).toEqual(visit('a', 1));
});

test('what is removed is gone', () => {
  expect(names(removed(afterVisits(2), 'p0'))).toEqual(['p1']);
});

test('what is written is read back the same', () => {
  const entries = starred(afterVisits(3), 'p1', true);
  expect(readEntries(writeEntries(entries))).toEqual(entries);
});

test('storage that holds something else is an empty history, or the part that is one', () => {
  for (const text of [
    null,
    '',
    '{',
    '[]',
    '1',
    'null',
    '{"entries":1}',
    '{"entries":[null,1,{}]}',
  ]) {
    expect(readEntries(text)).toEqual([]);
  }
  const mixed = JSON.stringify({ entries: [{ name: 'x' }, visit('a', 1), { ...visit('a', 0) }] });
  expect(readEntries(mixed)).toEqual([visit('a', 1)]);
});
