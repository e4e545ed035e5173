import './styles/state-note.css';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: 'empty' | 'error';
}

/** What stands where content would: nothing yet, not allowed, or not loaded. Says what to do about it. */
export function StateNote({ title, children, action, tone = 'empty' }: Props) {
  return (
    <div className={`state-note state-note-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <p className="state-note-title">{title}</p>
      {children !== undefined && <div className="state-note-text">{children}</div>}
      {action !== undefined && <div className="state-note-action">{action}</div>}
    </div>
  );
}
