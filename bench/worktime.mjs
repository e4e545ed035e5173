// Work time over an hour, five days and ten years: `npm run -s worktime` in this folder, or `node worktime.mjs [questions]
// [seed]` after a build. The peer walks from day to day, as the packages that count business hours do (they know neither
// seasons nor shifted workdays, so the walk is written here). Both must give the same answers.
import { performance } from 'node:perf_hooks';
import { compileCalendar } from '@bihuan/worktime';

const [questions = 20_000, seed = 20100401] = process.argv.slice(2).map(Number);
const ROUNDS = 5;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Milliseconds of work in a day of the calendar below. */
const WORKDAY = 6.5 * HOUR;
const OFFSET = 8 * HOUR;
const START = Date.UTC(2010, 0, 1);
const YEARS = 10;

const holidays = Array.from({ length: 2 * YEARS }, (_, year) =>
  ['01-01', '02-13', '02-14', '02-15', '02-16', '02-17', '04-05', '05-01', '06-14', '09-22', '10-01', '10-02'].map(
    (date) => `${2010 + year}-${date}`,
  ),
).flat();
const workdays = Array.from({ length: 2 * YEARS }, (_, year) => [
  `${2010 + year}-02-20`,
  `${2010 + year}-02-21`,
]).flat();
const definition = {
  id: 'bench',
  timeZone: 'Asia/Shanghai',
  seasons: [
    { from: '05-01', to: '09-30', periods: ['08:30-11:30', '14:00-17:30'] },
    { from: '10-01', to: '04-30', periods: ['08:30-11:30', '13:30-17:00'] },
  ],
  restWeekdays: [7],
  holidays,
  workdays,
  dayMinutes: 390,
};

/** mulberry32 */
function random(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The peer: day numbers, sets and a fixed offset, so as fast as a walk gets. */
function dayWalk() {
  const dayOf = (date) => Date.parse(`${date}T00:00:00Z`) / DAY;
  const closed = new Set(holidays.map(dayOf));
  const worked = new Set(workdays.map(dayOf));
  const minutes = (list) => list.map(([start, end]) => [start * 60_000, end * 60_000]);
  const summer = minutes([
    [510, 690],
    [840, 1050],
  ]);
  const winter = minutes([
    [510, 690],
    [810, 1020],
  ]);
  const periods = (day) => {
    if (!worked.has(day) && (closed.has(day) || (day + 4) % 7 === 0)) return [];
    const month = new Date(day * DAY).getUTCMonth();
    return month >= 4 && month <= 8 ? summer : winter;
  };
  return {
    add(t, d) {
      const local = t + OFFSET;
      let left = d;
      for (let day = Math.floor(local / DAY); ; day++) {
        for (const [start, end] of periods(day)) {
          const from = Math.max(local, day * DAY + start);
          const open = day * DAY + end - from;
          if (open <= 0) continue;
          if (open >= left) return from + left - OFFSET;
          left -= open;
        }
      }
    },
    elapsed(a, b) {
      const [from, to] = [a + OFFSET, b + OFFSET];
      let sum = 0;
      for (let day = Math.floor(from / DAY); day * DAY < to; day++) {
        for (const [start, end] of periods(day)) {
          sum += Math.max(0, Math.min(to, day * DAY + end) - Math.max(from, day * DAY + start));
        }
      }
      return sum;
    },
  };
}

/** Microseconds a question, the median round's. */
function measure(count, ask) {
  let sum = 0;
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    for (let index = 0; index < count; index++) sum += ask(index);
    return ((performance.now() - begin) * 1000) / count;
  });
  if (!Number.isFinite(sum)) throw new Error('an answer is no number');
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}

/** Before anything is timed, both give the same answers. */
function compare(count, what, one, other) {
  for (let index = 0; index < count; index++) {
    if (one(index) === other(index)) continue;
    throw new Error(`${what} from ${starts[index]}: ours gives ${one(index)}, the peer ${other(index)}`);
  }
}

const spans = [
  { name: '1 hour', add: HOUR, elapsed: HOUR, share: 1 },
  { name: '5 days', add: 5 * WORKDAY, elapsed: 5 * DAY, share: 1 },
  // 306 days of work a year or so; a hundredth of the questions is patience enough for the walk.
  { name: '10 years', add: 10 * 306 * WORKDAY, elapsed: 3653 * DAY, share: 100 },
];

const begin = performance.now();
const ours = compileCalendar(definition);
const peer = dayWalk();
const next = random(seed);
const starts = Float64Array.from({ length: questions }, () => START + Math.floor(next() * 8 * 365 * DAY));
ours.elapsed(START, START + 20 * 365 * DAY);
const compiled = performance.now() - begin;

console.log(
  `work time: ${questions} questions from random instants of 2010 to 2017, seed ${seed}, Node ${process.version}`,
);
console.log(`20 years of the calendar compiled, once: ${compiled.toFixed(1)} ms`);
console.log('question             ours µs     peer µs       ratio');
for (const { name, add, elapsed, share } of spans) {
  for (const [what, ask] of [
    ['add', (timeline) => (index) => timeline.add(starts[index], add)],
    ['elapsed', (timeline) => (index) => timeline.elapsed(starts[index], starts[index] + elapsed)],
  ]) {
    const count = Math.ceil(questions / share);
    compare(count, `${what} ${name}`, ask(ours), ask(peer));
    const theirs = measure(count, ask(peer));
    const mine = measure(questions, ask(ours));
    const ratio = theirs / mine;
    const row = [mine.toFixed(3).padStart(12), theirs.toFixed(3).padStart(12), ratio.toFixed(1).padStart(11)];
    console.log(`${what} ${name}`.padEnd(16) + row.join(''));
  }
}
