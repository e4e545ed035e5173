const [WIDTH, HEIGHT, PAD] = [120, 28, 3];

/** Months as a line, with a dashed one at the goal; the numbers stand beside it. A month without a value is a gap. */
export function MonthLine({
  values,
  goal,
}: {
  readonly values: readonly (number | null)[];
  readonly goal: number | null;
}) {
  const known = values.flatMap((value) => value ?? []);
  if (known.length < 2) return <span className="muted">—</span>;
  const all = goal === null ? known : [...known, goal];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (at: number) => PAD + (at * (WIDTH - 2 * PAD)) / Math.max(1, values.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD);
  let path = '';
  values.forEach((value, at) => {
    if (value === null) return;
    const starts = at === 0 || values[at - 1] === null;
    path += `${starts ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  const last = values.at(-1) ?? null;
  return (
    <svg className="month-line" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {goal !== null && <line x1={PAD} x2={WIDTH - PAD} y1={y(goal)} y2={y(goal)} />}
      <path d={path} />
      {last !== null && <circle cx={x(values.length - 1)} cy={y(last)} r={2.5} />}
    </svg>
  );
}
