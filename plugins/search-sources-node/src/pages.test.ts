import { mapConcurrently, pages } from './pages';

describe('pages', () => {
  it('asks for the next page only when the last is done with', async () => {
    const asked: unknown[] = [];
    const found = pages(async (next: number | undefined) => {
      asked.push(next);
      const at = next ?? 0;
      return { items: [at], next: at < 2 ? at + 1 : undefined };
    });
    expect((await found.next()).value.items).toEqual([0]);
    expect(asked).toEqual([undefined]);
    const rest: number[] = [];
    for await (const { items } of found) rest.push(...items);
    expect(rest).toEqual([1, 2]);
    expect(asked).toEqual([undefined, 1, 2]);
  });
});

describe('mapConcurrently', () => {
  it('does no more than some at the same time, and keeps the order', async () => {
    let current = 0;
    let most = 0;
    const doubled = await mapConcurrently([5, 1, 4, 2, 3], 2, async each => {
      current += 1;
      most = Math.max(most, current);
      await new Promise(resolve => setTimeout(resolve, each));
      current -= 1;
      return each * 2;
    });
    expect(doubled).toEqual([10, 2, 8, 4, 6]);
    expect(most).toBe(2);
  });

  it('fails when one does', async () => {
    const failing = mapConcurrently([1, 2], 2, async each => {
      if (each === 2) throw new Error('two');
      return each;
    });
    await expect(failing).rejects.toThrow('two');
  });
});
