import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A table that scrolls where it is wider or longer than its place: reached by the keyboard, so that it can be read whole. */
export function TableBox({ label, className = 'card', children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className={`admin-table ${className}`} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
