import { expect, test } from 'vitest';
import { openJournal } from './journal.ts';

test('keeps the last 2,000 lines and the last state', () => {
  const journal = openJournal();
  for (let n = 1; n <= 2500; n += 1) {
    journal.log(`line ${n}`);
    if (n % 100 === 0) journal.state({ n });
  }
  const kept = journal.since(0);
  const lines = kept.filter(({ event }) => event === 'log');
  expect(lines).toHaveLength(2000);
  expect(lines[0]?.data).toBe('{"line":"line 501"}');
  expect(kept.filter(({ event }) => event === 'state').map(({ data }) => data)).toEqual([
    '{"n":2500}',
  ]);
  expect(journal.since(kept.at(-1)?.id ?? 0)).toEqual([]);
});

test('a line is one event, whatever is in it', () => {
  const journal = openJournal();
  journal.log('a\nb\r\n\ndata: c\u2028');
  expect(journal.since(0)[0]?.data).not.toMatch(/[\n\r]/);
  journal.log('x'.repeat(100_000));
  expect(journal.since(1)[0]?.data.length).toBeLessThan(5000);
});

test('who follows hears what comes, and nothing after leaving', () => {
  const journal = openJournal();
  const heard: number[] = [];
  const leave = journal.follow(({ id }) => heard.push(id));
  journal.log('one');
  journal.state({});
  leave();
  journal.log('two');
  expect(heard).toEqual([1, 2]);
});
