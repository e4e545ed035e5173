import './styles/usage-bar.css';

interface Props {
  readonly used: number;
  /** Null: without limit. */
  readonly allowed: number | null;
  /** Share of the allowance from which it is nearly used up, e.g. 0.8: a tick on the bar. */
  readonly warnAt?: number;
  readonly label: string;
}

/** How much of an allowance is used. What goes beyond it is hatched, past a line at the limit; the bar is rescaled to hold it. */
export function UsageBar({ used, allowed, warnAt, label }: Props) {
  const limited = allowed !== null;
  const whole = Math.max(used, limited ? allowed : 0, 1e-6);
  const within = limited ? (Math.min(used, allowed) / whole) * 100 : 0;
  const over = limited ? (Math.max(used - allowed, 0) / whole) * 100 : 0;
  return (
    <div className="usage" role="img" aria-label={label}>
      <div className="usage-used" style={{ width: `${within}%` }} />
      {over > 0 && <div className="usage-over" style={{ left: `${within}%`, width: `${over}%` }} />}
      {over > 0 && <div className="usage-limit" style={{ left: `${within}%` }} />}
      {limited && over === 0 && warnAt !== undefined && (
        <div className="usage-tick" style={{ left: `${(allowed / whole) * warnAt * 100}%` }} />
      )}
    </div>
  );
}
