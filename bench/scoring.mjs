// Scores a year of a large city: `npm run -s scoring` in this folder, or `node scoring.mjs [facts] [units] [seed]` after a
// build. The peer is what one would write first: group by unit, filter, count and divide in floats. Both must come to the
// same integers.
import { performance } from 'node:perf_hooks';
import { score } from '@bihuan/scoring';

const [size = 1_000_000, unitCount = 300, seed = 20100401] = process.argv.slice(2).map(Number);
const ROUNDS = 7;
const PERIOD = { from: 0, to: 1_000_000, asOf: 1_000_000 };
const RULES = {
  weights: { timely: 0.8, resolved: 0.2 },
  repeatAllowance: 0.03,
  deferralLimit: 0.03,
  extensionLimit: 0.03,
  minAllowance: 0,
  timelyMode: 'recognised',
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

function sample() {
  const next = random(seed);
  const chance = (p) => next() < p;
  return Array.from({ length: size }, (_, i) => {
    const unit = Math.floor(next() * unitCount);
    // Units differ in how often they need more time, so that limits are kept by some and missed by others.
    const habit = (unit % 10) / 150;
    const start = Math.floor(next() * 1_100_000) - 50_000;
    const extended = chance(habit);
    const resolved = chance(0.85);
    const onTimeStandard = resolved && chance(0.9);
    return {
      case: `C${i}`,
      unit: `U${String(unit).padStart(3, '0')}`,
      start,
      firstDue: chance(0.02) ? null : start + 5_000,
      void: chance(0.03),
      returnedAway: chance(0.04) ? (chance(0.8) ? 'in-time' : 'late') : null,
      deferred: chance(habit),
      extended,
      returned: chance(0.06),
      repeat: chance(0.08),
      waiting: !resolved && chance(0.3),
      handledUntil: !resolved && chance(0.3) ? start + 20_000 : null,
      resolved,
      onTimeStandard,
      onTimeExtended: onTimeStandard || (resolved && extended && chance(0.7)),
      adjusted: chance(0.01) ? (chance(0.5) ? 'exclude' : 'on-time') : null,
    };
  });
}

/** The peer. */
function floatReduce(facts, units) {
  const byUnit = facts.reduce(
    (groups, fact) => {
      groups[fact.unit].push(fact);
      return groups;
    },
    Object.fromEntries(units.map((unit) => [unit, []])),
  );
  const scored = units.map((unit) => {
    const due = byUnit[unit].filter(
      (fact) =>
        !fact.void &&
        fact.adjusted !== 'exclude' &&
        fact.firstDue !== null &&
        fact.firstDue >= PERIOD.from &&
        fact.firstDue < PERIOD.to &&
        fact.firstDue <= PERIOD.asOf,
    );
    const n = due.filter((fact) => fact.returnedAway !== 'in-time');
    const count = (member) => n.reduce((sum, fact) => sum + (fact[member] ? 1 : 0), 0);
    const deferrals = count('deferred') <= Math.max(RULES.deferralLimit * n.length, RULES.minAllowance);
    const extensions = count('extended') <= Math.max(RULES.extensionLimit * n.length, RULES.minAllowance);
    const should = n.filter(
      (fact) =>
        !(deferrals && fact.deferred) &&
        !fact.waiting &&
        !(extensions && fact.extended && fact.handledUntil !== null && fact.handledUntil >= PERIOD.asOf),
    );
    const resolved = should.filter((fact) => fact.resolved);
    const allowance = Math.max(Math.floor(RULES.repeatAllowance * n.length), RULES.minAllowance);
    const onTime = resolved.filter(
      (fact) => fact.adjusted === 'on-time' || (extensions ? fact.onTimeExtended : fact.onTimeStandard),
    );
    const again = onTime.filter((fact) => fact.repeat && fact.adjusted !== 'on-time').length;
    const timely = onTime.length - again + Math.min(again, allowance);
    const points =
      RULES.weights.timely * (timely / should.length) + RULES.weights.resolved * (resolved.length / should.length);
    return { unit, should: should.length, resolved: resolved.length, timely, score: Math.round(points * 1e4) / 100 };
  });
  return scored.sort((a, b) => b.score - a.score || b.should - a.should || (a.unit < b.unit ? -1 : 1));
}

function median(run) {
  run();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}

function sameIntegers(ours, peers) {
  const theirs = new Map(peers.map((unit) => [unit.unit, unit]));
  return ours.every((unit) =>
    ['should', 'resolved', 'timely'].every((name) => unit[name] === theirs.get(unit.unit)?.[name]),
  );
}

const units = Array.from({ length: unitCount }, (_, i) => `U${String(i).padStart(3, '0')}`);
const facts = sample();
if (!sameIntegers(score(facts, units, PERIOD, RULES).units, floatReduce(facts, units))) {
  throw new Error('The two do not count the same: one of them is wrong.');
}

const ours = median(() => score(facts, units, PERIOD, RULES));
const peer = median(() => floatReduce(facts, units));
const line = (name, ms) =>
  `${name.padEnd(26)}${ms.toFixed(0).padStart(6)} ms  ${(size / ms / 1e3).toFixed(1).padStart(5)} M facts/s`;
console.log(`${size} facts, ${unitCount} units, seed ${seed}, median of ${ROUNDS}`);
console.log(line('@bihuan/scoring, exact', ours));
console.log(line('group and filter in floats', peer));
console.log(`peer / ours: ${(peer / ours).toFixed(2)}`);
