import { type Area, AreaIndex } from '@bihuan/geo';
import { loadAreas } from '../areas-file.js';
import { Complaints } from '../io/complaints.js';
import { readBatches } from '../io/lines.js';
import { Output } from '../io/output.js';
import type { Terminal } from '../io/terminal.js';

/** `{"lon", "lat"}` → `{"areas"}`, smallest first; a bad line answers `{"error"}`. */
export async function locate(
  terminal: Terminal,
  files: string[],
  options: { areas: string; strict?: boolean },
): Promise<number> {
  const { areas, remarks } = await loadAreas(options.areas, options.strict ?? false);
  for (const remark of remarks) terminal.stderr.write(`${remark}\n`);
  const index = new AreaIndex(areas.map((area) => ({ ...area, quoted: JSON.stringify(area.id) })));
  const output = new Output(terminal.stdout);
  const complaints = new Complaints(terminal.stderr);
  for await (const batch of readBatches(files, terminal.stdin)) {
    for (const line of batch) {
      try {
        output.add(answer(index, JSON.parse(line.text)));
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const why = error instanceof SyntaxError ? `not JSON (${error.message})` : error.message;
        complaints.add(line, why);
        output.add(JSON.stringify({ error: why }));
      }
      if (output.isFull) await output.flush();
    }
  }
  await output.flush();
  return complaints.conclude() ? 1 : 0;
}

function answer(index: AreaIndex<Area & { readonly quoted: string }>, value: unknown): string {
  if (typeof value !== 'object' || value === null) throw new Error('not a JSON object');
  const { lon, lat } = value as Record<string, unknown>;
  const x = degrees('lon', lon, 180);
  const y = degrees('lat', lat, 90);
  const found = index.at(x, y);
  return `{"areas":[${found.map(({ quoted }) => quoted).join()}]}`;
}

function degrees(name: 'lon' | 'lat', value: unknown, most: number): number {
  if (value === undefined) throw new Error(`"${name}" is missing`);
  if (typeof value !== 'number') throw new Error(`"${name}" must be a number`);
  if (Math.abs(value) <= most) return value;
  throw new Error(
    `"${name}" must be from -${most} to ${most}, not ${value}${name === 'lat' ? ' (lon and lat swapped?)' : ''}`,
  );
}
