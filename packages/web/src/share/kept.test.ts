import { expect, test, vi } from 'vitest';
import { HISTORY, recorded, removed } from './history.ts';
import { createKept, type KeptStorage } from './kept.ts';

const historyIn = (storage: KeptStorage | undefined) => createKept(HISTORY, storage);
const visit = (name: string, time = 1) => ({ name, share: `1${name}`, time });

function storageOf(limit = Number.POSITIVE_INFINITY) {
  const items = new Map<string, string>();
  const storage: KeptStorage = {
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
  };
  return { storage, items };
}

const namesIn = (store: ReturnType<typeof historyIn>) => store.get().map(({ name }) => name);

test('two tabs keep what the other has written', () => {
  const { storage } = storageOf();
  const [one, two] = [historyIn(storage), historyIn(storage)];
  one.change((entries) => recorded(entries, visit('a', 1)));
  two.change((entries) => recorded(entries, visit('b', 2)));
  one.change((entries) => recorded(entries, visit('c', 3)));
  expect(namesIn(one)).toEqual(['c', 'b', 'a']);
  two.reread();
  expect(namesIn(two)).toEqual(['c', 'b', 'a']);
});

test('what another tab deletes does not come back', () => {
  const { storage } = storageOf();
  const [one, two] = [historyIn(storage), historyIn(storage)];
  one.change((entries) => recorded(entries, visit('a')));
  two.change((entries) => removed(entries, 'a'));
  one.change((entries) => recorded(entries, visit('b')));
  expect(namesIn(one)).toEqual(['b']);
});

test('listeners hear of changes here and in other tabs, and of nothing else', () => {
  const { storage } = storageOf();
  const [one, two] = [historyIn(storage), historyIn(storage)];
  const heard = vi.fn();
  two.subscribe(heard);
  one.change((entries) => recorded(entries, visit('a')));
  two.reread();
  two.reread();
  two.change((entries) => entries);
  expect(heard).toHaveBeenCalledTimes(1);
});

test('a full storage keeps the newest that fit', () => {
  const { storage, items } = storageOf(400);
  const store = historyIn(storage);
  for (let at = 0; at < 20; at += 1) {
    store.change((entries) => recorded(entries, visit(`project-${at}`, at)));
  }
  expect(namesIn(store)[0]).toBe('project-19');
  expect(items.get(HISTORY.key)).toContain('project-19');
});

test('without any storage, the history lasts as long as the page', () => {
  const refusing: KeptStorage = {
    getItem() {
      throw new DOMException('off', 'SecurityError');
    },
    setItem() {
      throw new DOMException('off', 'SecurityError');
    },
    removeItem() {
      throw new DOMException('off', 'SecurityError');
    },
  };
  for (const storage of [refusing, undefined]) {
    const store = historyIn(storage);
    store.change((entries) => recorded(entries, visit('a', 1)));
    store.change((entries) => recorded(entries, visit('b', 2)));
    expect(namesIn(store)[0]).toBe('b');
    store.reread();
    expect(namesIn(store)[0]).toBe('b');
  }
});

test('a broken storage is mended by the next write', () => {
  const { storage, items } = storageOf();
  items.set(HISTORY.key, '{"entries":[{"nam');
  const store = historyIn(storage);
  expect(store.get()).toEqual([]);
  store.change((entries) => recorded(entries, visit('a')));
  expect(namesIn(historyIn(storage))).toEqual(['a']);
});
