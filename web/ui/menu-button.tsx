import type { KeyboardEvent, ReactNode } from 'react';
import { PopoverButton } from './popover-button.js';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  /** Of a choice: whether it is the present one. */
  readonly checked?: boolean;
  /** Says something and does nothing. */
  readonly note?: boolean;
  /** Steps in, for what belongs to the one above. */
  readonly level?: number;
  /** A line over it. */
  readonly apart?: boolean;
  readonly onSelect?: () => void;
}

interface Props {
  readonly button: ReactNode;
  readonly label?: string;
  readonly title?: string;
  readonly className?: string;
  readonly align?: 'start' | 'end';
  readonly items: readonly MenuItem[];
}

/** A menu: arrows, Home and End move, Enter and Space choose, Escape closes. */
export function MenuButton({ items, ...rest }: Props) {
  return (
    <PopoverButton {...rest} kind="menu" panelClassName="menu" onKeyDown={moveFocus}>
      {(close) =>
        items.map((item) =>
          item.note === true ? (
            <p key={item.key} role="presentation" className={`menu-note ${item.apart ? 'is-apart' : ''}`}>
              {item.label}
            </p>
          ) : (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a choice is a menuitemradio, which is checked or not
            <button
              key={item.key}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.checked}
              data-autofocus={item.checked === true ? '' : undefined}
              tabIndex={-1}
              className={`menu-item ${item.apart ? 'is-apart' : ''}`}
              style={{ paddingInlineStart: 12 + (item.level ?? 0) * 16 }}
              onClick={() => {
                close();
                item.onSelect?.();
              }}
            >
              {item.icon}
              {item.label}
            </button>
          ),
        )
      }
    </PopoverButton>
  );
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => (at >= last ? 0 : at + 1),
  ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** Within a menu or a list of links. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[step(at, items.length - 1)]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
