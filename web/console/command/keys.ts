/** The members of a keyboard event that tell which key it is. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** Signs of a Chinese input method, as the keys that give them are labelled. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  '？': '?',
  '！': '!',
  '／': '/',
  '、': '/',
  '【': '[',
  '】': ']',
};

/**
 * The key in the notation of the commands: "d", "shift+u", "?", "mod+k". By what is written on it where the layout has
 * Latin letters, else by its place. Null: no key of ours, or one that an input method is still using.
 */
export function keyOf(event: Pressed): string | null {
  if (event.isComposing || event.key === 'Process' || event.key === 'Dead' || event.altKey) return null;
  const key = FULL_WIDTH[event.key] ?? event.key;
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  if (key.length > 1) return `${mod}${key}`;
  const letter = /^[a-z]$/i.test(key) ? key : (/^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? null);
  if (letter === null || key.charCodeAt(0) < 128) return `${mod}${letterWithShift(letter ?? key, event)}`;
  return `${mod}${letterWithShift(letter, event)}`;
}

/** A letter says whether Shift is held, whatever Caps Lock makes of it; a sign is another sign with Shift. */
function letterWithShift(key: string, { shiftKey }: Pressed): string {
  if (!/^[a-z]$/i.test(key)) return key;
  return shiftKey ? `shift+${key.toLowerCase()}` : key.toLowerCase();
}

/** Where letters are text, or belong to something that is open over the page. */
const TAKES_KEYS = [
  'textarea',
  'select',
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])',
  '[contenteditable]',
  '[role="dialog"]',
  '[role="menu"]',
  '[role="listbox"]',
  'dialog',
  'form',
].join(', ');

const OPEN = 'dialog[open], .ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, [popover]:popover-open';

/** Whether a key pressed there is somebody else's. */
export function isTaken(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest(TAKES_KEYS) !== null) return true;
  return document.querySelector(OPEN) !== null;
}

/** Whether something stands over the page. */
export function isCovered(): boolean {
  return document.querySelector(OPEN) !== null;
}
