import { describe, expect, it } from 'vitest';
import { COMMANDS, commandOf } from './commands.js';
import { keyOf, type Pressed } from './keys.js';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

describe('a key', () => {
  it.each<[string, string | null, Pressed]>([
    ['a letter', 'd', press('d', { code: 'KeyD' })],
    ['with Caps Lock', 'd', press('D', { code: 'KeyD' })],
    ['with Shift', 'shift+u', press('U', { code: 'KeyU', shiftKey: true })],
    ['with Ctrl', 'mod+k', press('k', { ctrlKey: true })],
    ['with ⌘', 'mod+k', press('k', { metaKey: true })],
    ['a sign', '?', press('?', { shiftKey: true, code: 'Slash' })],
    ['a sign of a Chinese input method', '?', press('？', { shiftKey: true, code: 'Slash' })],
    ['another one', '/', press('、', { code: 'Slash' })],
    ['by its place on a Cyrillic keyboard', 'd', press('в', { code: 'KeyD' })],
    ['where Latin letters have moved, by what is written on it', 'd', press('d', { code: 'KeyE' })],
    ['named', 'mod+Enter', press('Enter', { ctrlKey: true })],
    ['that an input method holds', null, press('d', { isComposing: true })],
    ['that an input method has taken', null, press('Process', { code: 'KeyD' })],
    ['with Alt', null, press('d', { altKey: true })],
  ])('%s is %s', (_, key, pressed) => expect(keyOf(pressed)).toBe(key));
});

describe('the commands', () => {
  it('share no key where both could be meant', () => {
    const inForm = COMMANDS.filter(({ spot }) => spot === 'form').flatMap(({ keys }) => keys);
    const outside = COMMANDS.filter(({ spot }) => spot !== 'form').flatMap(({ keys, own, spot }) =>
      // Enter and Escape are of whatever has the focus.
      own === true && spot === 'case' ? [] : keys,
    );
    expect(new Set(inForm).size).toBe(inForm.length);
    expect(new Set(outside).size).toBe(outside.length);
  });

  it('have names of their own', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
  });

  it('take nothing that a browser needs', () => {
    const kept = ['mod+c', 'mod+v', 'mod+x', 'mod+f', 'mod+t', 'mod+w', 'mod+n', 'mod+l', 'mod+r', 'mod+p', 'Tab'];
    const taken = COMMANDS.flatMap(({ keys }) => keys);
    expect(taken.filter((key) => kept.includes(key))).toEqual([]);
  });

  it('are found by one key or by two', () => {
    expect(commandOf('d', null)).toMatchObject({ id: 'act d' });
    expect(commandOf('g', null)).toBe('more');
    expect(commandOf('d', 'g')).toMatchObject({ to: '/desk' });
    expect(commandOf('q', 'g')).toBeNull();
    expect(commandOf('j', null)).toBeNull();
    expect(commandOf('mod+z', null)).toMatchObject({ id: 'takeBack' });
  });
});
