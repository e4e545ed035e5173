import { ACT_KEYS } from '../act/act-keys.js';

/** Where a command holds. */
export const SPOTS = ['anywhere', 'list', 'case', 'form'] as const;
export type Spot = (typeof SPOTS)[number];

/** Something that a key does. The one table that the key listener, the overlay of keys and the palette read. */
export interface Command {
  readonly id: string;
  /** Each does it: "d", "shift+u", "mod+k" (Ctrl, or ⌘), "g d" (one after the other). */
  readonly keys: readonly string[];
  readonly spot: Spot;
  /** The part of the screen that the key belongs to sees to it itself; here it is only told of. */
  readonly own?: true;
  /** Of an act on the open case, or on the selected ones: its letter. */
  readonly act?: true;
  /** Of a way to a place: its address. */
  readonly to?: string;
}

/** Letters after `g`. */
const PLACES: readonly (readonly [letter: string, to: string])[] = [
  ['d', '/desk'],
  ['r', '/report'],
  ['o', '/orders'],
  ['s', '/scorecard'],
  ['m', '/map'],
  ['b', '/board'],
  ['a', '/admin'],
];

export const COMMANDS: readonly Command[] = [
  { id: 'palette', keys: ['mod+k'], spot: 'anywhere' },
  { id: 'search', keys: ['/'], spot: 'anywhere' },
  { id: 'help', keys: ['?'], spot: 'anywhere' },
  { id: 'takeBack', keys: ['u', 'mod+z'], spot: 'anywhere' },
  { id: 'sendNow', keys: ['shift+u'], spot: 'anywhere' },
  { id: 'look', keys: ['!'], spot: 'anywhere' },
  ...PLACES.map(([letter, to]): Command => ({ id: `go ${to}`, keys: [`g ${letter}`], spot: 'anywhere', to })),
  { id: 'move', keys: ['j', 'k', 'ArrowDown', 'ArrowUp'], spot: 'list', own: true },
  { id: 'open', keys: ['Enter'], spot: 'list', own: true },
  { id: 'select', keys: ['x', 'Space'], spot: 'list', own: true },
  { id: 'selectAll', keys: ['mod+a'], spot: 'list', own: true },
  { id: 'toList', keys: ['l'], spot: 'list' },
  { id: 'next', keys: [']'], spot: 'case' },
  { id: 'previous', keys: ['['], spot: 'case' },
  { id: 'close', keys: ['Escape'], spot: 'case', own: true },
  ...ACT_KEYS.map(([letter]): Command => ({ id: `act ${letter}`, keys: [letter], spot: 'case', act: true })),
  { id: 'send', keys: ['Enter'], spot: 'form', own: true },
  { id: 'sendText', keys: ['mod+Enter'], spot: 'form', own: true },
  { id: 'leaveForm', keys: ['Escape'], spot: 'form', own: true },
];

/** The command of a key, or of one that came after another; "more" where it is the first of two. */
export function commandOf(key: string, before: string | null): Command | 'more' | null {
  const whole = before === null ? key : `${before} ${key}`;
  const found = COMMANDS.find((command) => command.own !== true && command.keys.includes(whole));
  if (found !== undefined) return found;
  const begins = before === null && COMMANDS.some(({ keys }) => keys.some((each) => each.startsWith(`${key} `)));
  return begins ? 'more' : null;
}

/** Whether the key is a letter or sign alone, which somebody who speaks to their computer may want off. */
export function isLetter(key: string): boolean {
  return !key.startsWith('mod+');
}
