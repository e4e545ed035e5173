import './kbd.css';

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
const SIGNS: Readonly<Record<string, string>> = {
  mod: APPLE ? '⌘' : 'Ctrl',
  shift: '⇧',
  Enter: '⏎',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
};

/**
 * A key beside what it does: "d", "Ctrl ⏎", "g d". A hint for the eye; a screen reader has `aria-keyshortcuts`, unless it is
 * `said`.
 */
export function Kbd({ keys, said = false }: { readonly keys: string | undefined; readonly said?: boolean }) {
  if (keys === undefined) return null;
  return (
    <span className="kbd-keys" aria-hidden={said ? undefined : true}>
      {keys.split(/[ +]/).map((key, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice and never moves
        <kbd key={index} className="kbd">
          {SIGNS[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
