import { expect, test } from 'vitest';
import { startTechRadar } from './index.ts';
import { radarAt } from './radar.ts';

test('the file is there, and nothing else', async () => {
  const host = await startTechRadar({ now: new Date('2026-03-02T09:00:00Z') });
  try {
    const answer = await fetch(host.values['dataUrl'] ?? '');
    expect(await answer.json()).toMatchObject({
      entries: expect.arrayContaining([expect.objectContaining({ title: 'OpenTelemetry' })]),
    });
    expect((await fetch(`${host.url}/rader.json`)).status).toBe(404);
  } finally {
    await host.stop();
  }
});

test('every entry is in a quadrant and a ring that there are', () => {
  const { entries, quadrants, rings } = radarAt(new Date());
  const known = new Set([...quadrants, ...rings].map(({ id }) => id));
  for (const { quadrant, timeline } of entries) {
    expect(known).toContain(quadrant);
    expect(known).toContain(timeline[0]?.ringId);
  }
});
