import { expect, test } from 'vitest';
import { contrast, iconColors } from './iconColors.ts';

test('contrast as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 1);
});

test('a color that can be seen stays as it is', () => {
  expect(iconColors('#d24939')?.light).toBe('#d24939');
});

test('dark marks are lighter on dark, pale ones darker on light', () => {
  const onDark = iconColors('#172b4d')?.dark ?? '';
  const onLight = iconColors('#fcee21')?.light ?? '';
  expect(contrast(onDark, '#504f4f')).toBeGreaterThanOrEqual(3);
  expect(contrast(onLight, '#f7f7f7')).toBeGreaterThanOrEqual(3);
});

test('black, white and gray are as the text', () => {
  expect(['#181717', '#ffffff', '#85888c'].map(iconColors)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
