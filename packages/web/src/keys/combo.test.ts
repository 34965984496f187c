import { expect, test } from 'vitest';
import { capsOf, isPlain, isPressed, type Pressed } from './combo.ts';

function press(key: string, more: Partial<Pressed> = {}): Pressed {
  return {
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  };
}

test('a key is itself, without others held', () => {
  expect(isPressed('p', press('p'), false)).toBe(true);
  expect(isPressed('p', press('P', { shiftKey: true }), false)).toBe(false);
  expect(isPressed('p', press('p', { ctrlKey: true }), false)).toBe(false);
  expect(isPressed('p', press('p', { altKey: true }), false)).toBe(false);
  expect(isPressed('p', press('q'), false)).toBe(false);
});

test('signs may need shift', () => {
  expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true);
  // As on a German keyboard.
  expect(isPressed('/', press('/', { shiftKey: true, code: 'Digit7' }), false)).toBe(true);
});

test('mod is Ctrl, and the command key on a Mac', () => {
  expect(isPressed('mod+enter', press('Enter', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('mod+enter', press('Enter', { metaKey: true }), false)).toBe(false);
  expect(isPressed('mod+enter', press('Enter', { metaKey: true }), true)).toBe(true);
  expect(isPressed('mod+enter', press('Enter', { ctrlKey: true }), true)).toBe(false);
  expect(isPressed('mod+enter', press('Enter'), false)).toBe(false);
});

test('keyboards of other scripts go by the place of the key', () => {
  expect(isPressed('p', press('ย', { code: 'KeyP' }), false)).toBe(true);
  expect(isPressed('/', press('ฝ', { code: 'Slash' }), false)).toBe(true);
  expect(isPressed('?', press('ฦ', { code: 'Slash', shiftKey: true }), false)).toBe(true);
  expect(isPressed('/', press('ฦ', { code: 'Slash', shiftKey: true }), false)).toBe(false);
});

test('only what would be text is plain', () => {
  expect(['/', 'p', 'escape', 'mod+s'].map(isPlain)).toEqual([true, true, false, false]);
});

test('the caps are those of the keyboard', () => {
  expect(capsOf('mod+enter', true)).toEqual(['⌘', 'Enter']);
  expect(capsOf('mod+s', false)).toEqual(['Ctrl', 'S']);
});
