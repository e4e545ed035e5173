import type { KeyboardEvent } from 'react';

/** Escape closes the dialogue that it is pressed in, and nothing behind it. */
export function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}
