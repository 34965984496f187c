import { expect, test } from 'vitest';
import { contrast, iconColors } from './iconColors.ts';

test('contrast as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 1);
});

test('a color that can be seen stays as it is', () => {
  expect(iconColors('#d24939').light).toBe('#d24939');
});

test('black marks are lighter on dark, pale ones darker on light', () => {
  const { dark } = iconColors('#181717');
  const { light } = iconColors('#fcfcfc');
  expect(contrast(dark, '#504f4f')).toBeGreaterThanOrEqual(3);
  expect(contrast(light, '#f7f7f7')).toBeGreaterThanOrEqual(3);
});
