// The kernel over a year's log: check and fold every event, then the facts and the scores of all runs.
// Peer: only parsing the same lines as JSON, which any program must.  node log.mjs [days] [cases a day]
import { performance } from 'node:perf_hooks';
import {
  CN_HOLIDAYS,
  cityFlow,
  cityPolicy,
  QILIHE_UNITS,
  SAMPLE_CALENDAR,
  sampleDistrict,
  simulateCases,
} from '@bihuan/city';
import { apply, check, parseEvent, runFacts } from '@bihuan/flow';
import { resolveHolidays } from '@bihuan/kit';
import { score } from '@bihuan/scoring';
import { compileCalendar, parseInstant } from '@bihuan/worktime';

const [days = 60, casesPerDay = 400, seed = 20100401] = process.argv.slice(2).map(Number);
const calendar = compileCalendar(resolveHolidays(SAMPLE_CALENDAR, { CN: CN_HOLIDAYS }).definition);
const from = parseInstant('2026-01-01T00:00:00+08:00');
const to = from + days * 86_400_000;
const lines = [];
for (const event of simulateCases({ district: sampleDistrict(), from, to, casesPerDay, seed, calendar })) {
  lines.push(JSON.stringify(event));
}

function timed(work) {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

const parsed = timed(() => lines.map((line) => JSON.parse(line)).length);

const units = new Set(QILIHE_UNITS.map((unit) => unit.id));
const folded = timed(() => {
  const matters = new Map();
  for (const line of lines) {
    const event = parseEvent(JSON.parse(line));
    const matter = matters.get(event.case) ?? null;
    const refusal = check(cityFlow, matter, event, units);
    if (refusal !== null) throw new Error(JSON.stringify(refusal));
    matters.set(event.case, apply(cityFlow, matter, event));
  }
  return matters;
});

const policy = cityPolicy('2026-01-01');
const context = { definition: cityFlow, calendar, policy, commandDuty: new Set() };
const facts = timed(() => [...folded.result.values()].flatMap((matter) => runFacts(context, matter)));
const scored = timed(() => score(facts.result, [...units], { from, to, asOf: to }, policy));

const perSecond = (count, ms) => `${Math.round((count / ms) * 1000).toLocaleString('en')}/s`;
console.log(
  `${days} days, ${casesPerDay} cases a day, seed ${seed}: ${lines.length} events, ${folded.result.size} cases`,
);
console.log(`peer, JSON.parse alone   ${parsed.ms.toFixed(0)} ms  ${perSecond(lines.length, parsed.ms)}`);
console.log(
  `parse, check and fold    ${folded.ms.toFixed(0)} ms  ${perSecond(lines.length, folded.ms)}  ${(folded.ms / parsed.ms).toFixed(1)} × the peer`,
);
console.log(
  `facts of ${facts.result.length} runs   ${facts.ms.toFixed(0)} ms  ${perSecond(facts.result.length, facts.ms)}`,
);
console.log(
  `scores                   ${scored.ms.toFixed(0)} ms  (area: ${scored.result.area.should} to resolve, score ${scored.result.area.score})`,
);
