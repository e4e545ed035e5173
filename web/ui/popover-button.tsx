import './styles/popover.css';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';

interface Props {
  /** What the button shows. */
  readonly button: ReactNode;
  /** Where what it shows does not name it. */
  readonly label?: string;
  readonly title?: string;
  readonly className?: string;
  readonly panelClassName?: string;
  /** Which side of the button the panel keeps to. */
  readonly align?: 'start' | 'end';
  readonly kind?: 'menu' | 'dialog';
  readonly panelLabel?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  /** Drawn only while open. */
  readonly children: (close: () => void) => ReactNode;
}

const GAP_PX = 4;
const EDGE_PX = 8;

/** A button and what floats under it. The browser closes it by Escape or a click elsewhere and gives the focus back. */
export function PopoverButton(props: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const kind = props.kind ?? 'dialog';
  useLayoutEffect(() => {
    if (!open || panel.current === null || button.current === null) return;
    place(panel.current, button.current, props.align ?? 'start');
    panel.current.querySelector<HTMLElement>(FIRST)?.focus();
  }, [open, props.align]);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`popover-button ${props.className ?? ''}`}
        popoverTarget={id}
        aria-haspopup={kind}
        aria-expanded={open}
        aria-label={props.label}
        title={props.title}
      >
        {props.button}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a menu or a dialogue, by its role */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both have names */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role={kind}
        aria-label={props.panelLabel ?? props.label}
        className={`popover ${props.panelClassName ?? ''}`}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={props.onKeyDown}
      >
        {open && props.children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}

const FIRST =
  '[data-autofocus], [role^="menuitem"]:not([aria-disabled="true"]), input:not([type="hidden"]), select, textarea, a[href], button';

/** Under the button, or over it where there is more room, and inside the window. */
function place(panel: HTMLElement, button: HTMLElement, align: 'start' | 'end'): void {
  const at = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth } = panel;
  const below = clientHeight - at.bottom - GAP_PX - EDGE_PX;
  const above = at.top - GAP_PX - EDGE_PX;
  const under = below >= Math.min(panel.scrollHeight, above);
  const wanted = align === 'end' ? at.right - offsetWidth : at.left;
  panel.style.left = `${Math.max(EDGE_PX, Math.min(wanted, clientWidth - offsetWidth - EDGE_PX))}px`;
  panel.style.maxHeight = `${under ? below : above}px`;
  panel.style.top = under ? `${at.bottom + GAP_PX}px` : 'auto';
  panel.style.bottom = under ? 'auto' : `${clientHeight - at.top + GAP_PX}px`;
}
