import { cpus, loadavg } from 'node:os';

export const at = (list, share) => {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** p50 and p95 of times in ms (on the clock, and of the processor where it is known) and of bytes, by zoom and in all. */
export function table(title, answers) {
  console.log(`\n${title}`);
  console.log(
    'zoom   tiles  empty     p50     p95     max  ms   p95 cpu   p50 kB   p95 kB   max kB packed   max kB plain',
  );
  const zooms = [...new Set(answers.map(({ z }) => z))].sort((a, b) => a - b);
  for (const zoom of [...zooms, 'all']) {
    const of = answers.filter(({ z }) => zoom === 'all' || z === zoom);
    const full = of.filter(({ bytes }) => bytes > 0);
    const ms = of.map((each) => each.ms);
    const cpu = at(
      of.map((each) => each.cpu ?? Number.NaN),
      0.95,
    );
    const kb = full.map(({ bytes }) => bytes / 1000);
    const times = [at(ms, 0.5), at(ms, 0.95), Math.max(...ms)].map((each) => each.toFixed(2).padStart(7)).join(' ');
    const sizes = [at(kb, 0.5), at(kb, 0.95), Math.max(0, ...kb)].map((each) => each.toFixed(1).padStart(8)).join(' ');
    const plain = Math.max(0, ...of.map((each) => each.plain / 1000))
      .toFixed(0)
      .padStart(20);
    console.log(
      `${String(zoom).padEnd(5)} ${String(of.length).padStart(6)} ${String(of.length - full.length).padStart(6)} ${times} ${(Number.isNaN(cpu) ? '' : cpu.toFixed(2)).padStart(12)}     ${sizes}${plain}`,
    );
  }
}

export function machine() {
  const load = loadavg().map((each) => each.toFixed(1));
  return `${cpus().length} × ${cpus()[0]?.model}, load ${load.join(' ')}, Node ${process.version}`;
}
