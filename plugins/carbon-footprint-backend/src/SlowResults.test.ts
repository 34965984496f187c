import { mockServices } from '@backstage/backend-test-utils';
import { SlowResults } from './SlowResults';

function setUp(given: { patience?: number } = {}) {
  const cache = mockServices.cache.mock();
  const clock = { time: 0 };
  const results = new SlowResults({
    cache,
    logger: mockServices.logger.mock(),
    ttl: 1000,
    now: () => clock.time,
    ...given,
  });
  return { cache, clock, results };
}

describe('SlowResults', () => {
  beforeEach(() => jest.useRealTimers());

  it('makes a result once for all who ask at the same time', async () => {
    const { cache, results } = setUp();
    cache.get.mockResolvedValue(undefined);
    cache.set.mockResolvedValue();
    const make = jest.fn(async () => 7);
    const both = await Promise.all([
      results.get('a', make),
      results.get('a', make),
    ]);
    expect(both).toEqual([{ value: 7 }, { value: 7 }]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('does not let people wait for long, and has it when they ask again', async () => {
    const { cache, results } = setUp({ patience: 5 });
    cache.get.mockResolvedValue(undefined);
    cache.set.mockResolvedValue();
    let finish: (value: string) => void = () => {};
    const made = new Promise<string>(resolve => {
      finish = resolve;
    });
    const make = jest.fn(() => made);
    expect(await results.get('a', make)).toEqual({ pending: true });
    finish('done');
    await made;
    expect(await results.get('a', make)).toEqual({ value: 'done' });
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('makes it anew when it is too old', async () => {
    const { cache, clock, results } = setUp();
    cache.get.mockResolvedValue(undefined);
    cache.set.mockResolvedValue();
    const make = jest.fn(async () => clock.time);
    await results.get('a', make);
    clock.time = 1001;
    expect(await results.get('a', make)).toEqual({ value: 1001 });
  });

  it('tells a failure to who asks soon after, then tries again', async () => {
    const { cache, clock, results } = setUp();
    cache.get.mockResolvedValue(undefined);
    cache.set.mockResolvedValue();
    const make = jest
      .fn<Promise<number>, []>()
      .mockRejectedValueOnce(new Error('no'))
      .mockResolvedValue(3);
    await expect(results.get('a', make)).rejects.toThrow('no');
    await expect(results.get('a', make)).rejects.toThrow('no');
    expect(make).toHaveBeenCalledTimes(1);
    clock.time = 15_001;
    expect(await results.get('a', make)).toEqual({ value: 3 });
  });

  it('works when the cache does not', async () => {
    const { cache, results } = setUp();
    cache.get.mockRejectedValue(new Error('away'));
    cache.set.mockRejectedValue(new Error('too large'));
    expect(await results.get('a', async () => 1)).toEqual({ value: 1 });
  });

  it('takes what another instance has made', async () => {
    const { cache, results } = setUp();
    cache.get.mockResolvedValue({ value: 'theirs', until: 500 });
    const make = jest.fn(async () => 'ours');
    expect(await results.get('a', make)).toEqual({ value: 'theirs' });
    expect(make).not.toHaveBeenCalled();
  });
});
