type Step = (at: number) => number;

const down: Step = (at) => at + 1;
const up: Step = (at) => (at < 0 ? 0 : at - 1);

/** Where a key takes the row under the keyboard, not yet kept within the list; null for a key that moves nothing. */
export function stepOf(key: string, page: number, total: number): Step | null {
  switch (key) {
    case 'j':
    case 'J':
    case 'ArrowDown':
      return down;
    case 'k':
    case 'K':
    case 'ArrowUp':
      return up;
    case 'PageDown':
      return (at) => at + page;
    case 'PageUp':
      return (at) => at - page;
    case 'Home':
      return () => 0;
    case 'End':
      return () => total - 1;
    default:
      return null;
  }
}
