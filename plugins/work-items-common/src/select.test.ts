import { facetOf, selectItems } from './select';
import type { WorkItem } from './types';

function item(key: string, over: Partial<WorkItem> = {}): WorkItem {
  return {
    id: `test:${key}`,
    key,
    title: `Title of ${key}`,
    url: `https://tracker.example/${key}`,
    tracker: 'test',
    status: 'To do',
    progress: 'todo',
    labels: [],
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    ...over,
  };
}

const items = [
  item('A-1', { status: 'Doing', progress: 'doing', assignee: 'Mina Park' }),
  item('A-2', {
    priority: { name: 'Highest', rank: 1 },
    createdAt: '2026-02-01T00:00:00Z',
    labels: ['checkout'],
  }),
  item('A-3', { type: 'Bug', createdAt: '2025-12-01T00:00:00Z' }),
  item('A-4', {
    priority: { name: 'Low', rank: 4 },
    assignee: 'Amara Okafor',
    updatedAt: '2026-03-01T00:00:00Z',
  }),
];

const keys = (selected: WorkItem[]) => selected.map(({ key }) => key);

describe('selectItems', () => {
  it('puts the most urgent first, then the oldest', () => {
    expect(keys(selectItems(items, {}))).toEqual(['A-2', 'A-4', 'A-3', 'A-1']);
  });

  it('orders by age and by the last change', () => {
    expect(keys(selectItems(items, { order: 'age' }))[0]).toBe('A-3');
    expect(keys(selectItems(items, { order: 'updated' }))[0]).toBe('A-4');
  });

  it('lets through what has one of the values of every field', () => {
    const assignee = ['Mina Park', 'Amara Okafor'];
    expect(keys(selectItems(items, { assignee }))).toEqual(['A-4', 'A-1']);
    expect(keys(selectItems(items, { assignee, status: ['Doing'] }))).toEqual([
      'A-1',
    ]);
  });

  it('knows items that nobody has taken', () => {
    expect(keys(selectItems(items, { assignee: ['none'] }))).toEqual([
      'A-2',
      'A-3',
    ]);
  });

  it('finds words in the key, the title and the labels', () => {
    expect(keys(selectItems(items, { text: 'a-3' }))).toEqual(['A-3']);
    expect(keys(selectItems(items, { text: 'title CHECKOUT' }))).toEqual([
      'A-2',
    ]);
    expect(selectItems(items, { text: 'elsewhere' })).toEqual([]);
  });

  it('keeps the items of a group together', () => {
    expect(keys(selectItems(items, { groupBy: 'status' }))).toEqual([
      'A-2',
      'A-4',
      'A-3',
      'A-1',
    ]);
    expect(keys(selectItems(items, { groupBy: 'assignee' }))).toEqual([
      'A-4',
      'A-1',
      'A-2',
      'A-3',
    ]);
  });
});

describe('facetOf', () => {
  it('counts values in the order of their groups', () => {
    expect(facetOf(items, 'status')).toEqual([
      { value: 'To do', count: 3 },
      { value: 'Doing', count: 1 },
    ]);
    expect(facetOf(items, 'priority')).toEqual([
      { value: 'Highest', count: 1 },
      { value: 'Low', count: 1 },
      { value: 'none', count: 2 },
    ]);
  });
});
