import { expect, test } from 'vitest';
import { axeViolations, colorViolations } from '../harness/axe.ts';
import { describeStaticPage } from '../harness/suite.ts';
import { en } from '../harness/wizard.ts';
import { STATES } from './states.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const SCHEMES = [
  ['light', axeViolations],
  ['dark', colorViolations],
] as const;

describeStaticPage('axe finds nothing', (place) => {
  test.each(STATES)('$name', async ({ reach }) => {
    const found: Record<string, readonly string[]> = {};
    for (const viewport of SIZES) {
      const { page, close } = await place.open({ viewport, composed: false });
      await reach(page, en);
      for (const [colorScheme, look] of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const violations = await look(page);
        if (violations.length > 0) found[`${viewport.width} ${colorScheme}`] = violations;
      }
      await close();
    }
    expect(found).toEqual({});
  });
});
