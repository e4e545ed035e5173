import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: string;
  readonly className?: string;
  /** Below the field: what it means, or what is wrong. */
  readonly hint?: ReactNode;
  /** The control, with the id that the label points to. */
  readonly children: (id: string) => ReactNode;
}

/** A field with its name over it. */
export function Labelled({ label, className = '', hint, children }: Props) {
  const id = useId();
  return (
    <div className={`rule-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <span className="muted">{hint}</span>}
    </div>
  );
}
