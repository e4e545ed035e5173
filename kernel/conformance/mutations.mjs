/**
 * Changes one rule of the kernel at a time, in a copy, and runs the kernel's tests over it: every change must make a test
 * fail. `node kernel/conformance/mutations.mjs` prints a line a rule and exits 1 if one survives (about ten minutes).
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** [file, what stands there, what is put in its place, the rule that it breaks] */
const mutations = [
  // Clocks
  ['flow/src/clocks.ts', 't > due) return', 't >= due) return', 'handled exactly at the due instant is on time'],
  ['flow/src/clocks.ts', 't >= warn ?', 't > warn ?', 'yellow from the warn instant on'],
  [
    'flow/src/clocks.ts',
    'return allowance - Number(product / 10n ** scale);',
    'return Math.floor(allowance / 2);',
    'warnAt follows warnFraction',
  ],
  ['flow/src/clocks.ts', "form === 'recognised' ? run.pauses : []", '[]', 'the recognised form takes pauses out'],
  [
    'flow/src/clocks.ts',
    "form === 'recognised' ? run.pauses : []",
    'run.pauses',
    'the standard form takes no pause out',
  ],
  ['flow/src/clocks.ts', "form !== 'standard')", 'true)', 'the standard form adds no extension'],
  ['flow/src/clocks.ts', "form !== 'standard')", 'false)', 'the recognised form adds extensions'],
  [
    'flow/src/clocks.ts',
    'unbroken ? [{ start: from, end }] : legs',
    'legs',
    'from the third dispatch the whole process counts',
  ],
  [
    'flow/src/clocks.ts',
    'unbroken ? [{ start: from, end }] : legs',
    '[{ start: from, end }]',
    'before the third dispatch only the unit’s legs count',
  ],
  [
    'flow/src/clocks.ts',
    'command ? leg.sent : leg.from',
    'leg.from',
    'a leg with command duty begins when the case was sent to dispatch',
  ],
  [
    'flow/src/clocks.ts',
    'context.commandDuty.has(run.unit) ? first.sent : first.from',
    'first.from',
    'so does its run',
  ],
  ['flow/src/clocks.ts', 'leg.to ?? matter.ended', 'leg.to', 'an event that ends the case stops its clocks'],
  [
    'flow/src/clocks.ts',
    "time === 'natural' ? naturalTime(context.calendar.timeZone) : context.calendar",
    'context.calendar',
    'urgent cases count natural time',
  ],
  [
    'flow/src/clocks.ts',
    '...matter.runs.flatMap((run) => run.pauses)];',
    '];',
    'the whole process stands still during a deferral',
  ],
  [
    'flow/src/clocks.ts',
    'const standard = run === undefined ? matter.standard : run.standard;',
    'const standard = matter.standard;',
    'the whole process takes the latest run’s standard',
  ],
  [
    'flow/src/clocks.ts',
    'if (clock.end !== null && clock.end <= at) return clock.end;',
    '',
    'a stopped clock shows the light of the instant at which it stopped',
  ],
  ['flow/src/clocks.ts', 'dueAt: running ? due : null,', 'dueAt: due,', 'only a running clock has a due instant'],
  [
    'flow/src/spans.ts',
    'if (left <= here) return',
    'if (left < here) return',
    'what is used up exactly at a leg’s end is due there',
  ],
  [
    'flow/src/spans.ts',
    'if (pauseEnd < spanEnd) parts.push',
    'if (false) parts.push',
    'a clock goes on after its pause',
  ],
  // Folding
  ['flow/src/apply.ts', 'run.repeats + repeat', 'run.repeats + 1', 'a dispatch after a return is no repeat dispatch'],
  ['flow/src/apply.ts', 'run.repeats + repeat', 'run.repeats', 'a dispatch after a failed verification is one'],
  [
    'flow/src/apply.ts',
    'if (latest?.unit === unit) {',
    'if (false) {',
    'a run goes on over dispatches to the same unit',
  ],
  [
    'flow/src/apply.ts',
    "? 'return' : 'other';",
    "? 'return' : 'return';",
    'a run lost after a failed verification is not returned away',
  ],
  [
    'flow/src/apply.ts',
    'event.data.standard === undefined ? (matter.standard ?? null)',
    'true ? (matter.standard ?? null)',
    'a dispatch may set the standard of the run it begins',
  ],
  [
    'flow/src/apply.ts',
    'before?.stage === after?.stage ? matter.since : event.at',
    'event.at',
    'another collector goes on with the same verification clock',
  ],
  [
    'flow/src/apply.ts',
    'last.to <= at) return run;',
    'last.to > at) return run;',
    'ending a deferral early ends its pause',
  ],
  [
    'flow/src/apply.ts',
    'return { ...endPause(run, at), legs };',
    'return { ...run, legs };',
    'feedback ends a running deferral',
  ],
  ['flow/src/apply.ts', 'returned: true }', 'returned: run.returned }', 'an accepted return marks the run'],
  ['flow/src/apply.ts', 'findLastIndex', 'findIndex', 'an appeal concerns the unit’s latest run'],
  [
    'flow/src/apply.ts',
    "typeof event.data.severity === 'string' ? event.data.severity : matter.severity",
    'matter.severity',
    'filing may correct the severity',
  ],
  // Legality
  ['flow/src/check.ts', 'event.at < matter.last', 'event.at < 0', 'events of a case are in time order'],
  ['flow/src/check.ts', 'mark.until === null || at < mark.until', 'true', 'a deferral runs out by itself'],
  [
    'flow/src/check.ts',
    'run?.unit === event.data.unit && event.data.standard !== undefined',
    'false',
    'a standard on a later dispatch of the run is refused',
  ],
  [
    'flow/src/check.ts',
    "if (rule.effect === 'extend' && run?.standard === null)",
    'if (false)',
    'nothing to extend without a limit',
  ],
  [
    'flow/src/check.ts',
    '.refuses.includes(unit)',
    '.refuses.includes(unit) && false',
    'units of time that a severity refuses',
  ],
  ['flow/src/check.ts', "field.type === 'unit' && !units.has(value as string)", 'false', 'unknown units are refused'],
  [
    'flow/src/check-data.ts',
    'instant > at && instant - at <= FARTHEST',
    'instant - at <= FARTHEST',
    'a deferral ends after it begins',
  ],
  // Run facts
  [
    'flow/src/facts.ts',
    "isAfter(ended, standardDue) ? 'late' : 'in-time'",
    "'in-time'",
    'a run that was late when returned stays in the set',
  ],
  ['flow/src/facts.ts', 'const resolved = latest && ', 'const resolved = ', 'only the latest run is resolved'],
  ['flow/src/facts.ts', 'waiting: latest && ', 'waiting: ', 'only the latest run is pending'],
  [
    'flow/src/facts.ts',
    'onTimeExtended: resolved && !isAfter(ended, extendedDue)',
    'onTimeExtended: resolved && !isAfter(ended, standardDue)',
    'recognised extensions count',
  ],
  // The city's definition
  [
    'city/src/flow/definition.ts',
    "unlimitedFor: ['special']",
    'unlimitedFor: []',
    'special cases have no limit for sending to verification',
  ],
  [
    'city/src/flow/definition.ts',
    "{ state: 'feedback', severities: ['special'] }",
    "{ state: 'feedback', severities: ['urgent'] }",
    'their whole process stands still in feedback',
  ],
  [
    'city/src/flow/definition.ts',
    "pausedIn: [{ state: 'closed' }, ",
    'pausedIn: [',
    'the whole process stands still while closed',
  ],
  ['city/src/flow/definition.ts', "pausedBy: ['check']", 'pausedBy: []', 'filing stands still during a check'],
  [
    'city/src/flow/definition.ts',
    'wholeFromDispatchNo: 3',
    'wholeFromDispatchNo: 4',
    'the third dispatch, not the fourth',
  ],
  [
    'city/src/flow/definition.ts',
    "repeatFrom: ['failed']",
    "repeatFrom: ['failed', 'returned']",
    'a return is no failure',
  ],
  // Scores
  ['scoring/src/place.ts', 'counted >= period.to', 'counted > period.to', 'a period does not include its end'],
  ['scoring/src/place.ts', 'counted > period.asOf', 'counted >= period.asOf', 'what falls due at asOf is known'],
  [
    'scoring/src/place.ts',
    "if (fact.void) return 'void';",
    '',
    'rejected, merged, cancelled and referred cases count nowhere',
  ],
  [
    'scoring/src/place.ts',
    "if (fact.adjusted === 'exclude') return 'excluded';",
    '',
    'an accepted appeal may exclude a run',
  ],
  [
    'scoring/src/place.ts',
    "fact.returnedAway === 'in-time' ?",
    'fact.returnedAway !== null ?',
    'a late return is no escape',
  ],
  [
    'scoring/src/verdict.ts',
    'const strict = rules.timelyMode === ',
    'const strict = false && rules.timelyMode === ',
    'strict mode',
  ],
  [
    'scoring/src/verdict.ts',
    'compareDecimals(count, share) <= 0 ||',
    'compareDecimals(count, share) < 0 ||',
    'exactly at the limit is within it',
  ],
  ['scoring/src/verdict.ts', ' || compareDecimals(count, least) <= 0', '', 'minAllowance'],
  [
    'scoring/src/verdict.ts',
    'repeats: Math.max(Number(share), rules.minAllowance)',
    'repeats: Number(share)',
    'minAllowance for repeats',
  ],
  [
    'scoring/src/verdict.ts',
    "if (grants.deferrals && has(marks, DEFERRED)) return 'deferral-recognised';",
    '',
    'recognised deferrals leave the set',
  ],
  ['scoring/src/verdict.ts', 'has(marks, WAITING) || ', '', 'what waits for the centre is pending'],
  [
    'scoring/src/verdict.ts',
    ' || (grants.extensions && has(marks, ON_EXTENSION))',
    '',
    'what is handled on a recognised extension is pending',
  ],
  [
    'scoring/src/verdict.ts',
    'if (has(marks, ON_TIME_ADJUSTED)) return true;',
    '',
    'an accepted appeal uses no repeat allowance',
  ],
  [
    'scoring/src/verdict.ts',
    'grants.extensions ? ON_TIME_EXTENDED : ON_TIME_STANDARD',
    'ON_TIME_EXTENDED',
    'extensions count only where recognised',
  ],
  [
    'scoring/src/marks.ts',
    'fact.handledUntil >= asOf',
    'fact.handledUntil > asOf',
    'an extension that ends at asOf still runs',
  ],
  // Work time
  ['worktime/src/day.ts', 'if (exception !== undefined) return worked(exception);', '', 'exceptions come first'],
  ['worktime/src/day.ts', 'if (!reading.workdays.has(day)) {', 'if (true) {', 'a shifted workday is worked'],
  ['worktime/src/day.ts', 'if (reading.holidays.has(day)) return HOLIDAY;', '', 'holidays are closed'],
  [
    'worktime/src/day.ts',
    'if (reading.restWeekdays.has(weekdayOf(day))) return REST;',
    '',
    'weekdays of rest are closed',
  ],
  ['worktime/src/season.ts', 'place >= from || place <= to', 'place >= from', 'a season may wrap the year’s end'],
];

const copy = mkdtempSync(join(tmpdir(), 'bihuan-mutations-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

/** A copy of the kernel whose packages find each other, and everything else in the real node_modules. */
function makeCopy() {
  for (const part of ['kernel', 'mechanisms']) {
    const filter = (path) => !/\/(dist|node_modules)(\/|$)/.test(path);
    cpSync(join(root, part), join(copy, part), { recursive: true, filter });
  }
  for (const file of ['vitest.config.ts', 'package.json', 'tsconfig.base.json'])
    cpSync(join(root, file), join(copy, file));
  const modules = join(copy, 'node_modules');
  mkdirSync(join(modules, '@bihuan'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@bihuan' && name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const part of ['kernel', 'mechanisms']) {
    for (const name of readdirSync(join(copy, part))) {
      symlinkSync(join(copy, part, name), join(modules, '@bihuan', name));
    }
  }
}

function testsPass(stdio = 'ignore') {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'unit', '--bail', '1', '--reporter', 'dot', 'kernel'];
  return spawnSync(process.execPath, args, { cwd: copy, stdio }).status === 0;
}

makeCopy();
if (!testsPass() && !testsPass('inherit')) {
  console.error('the tests fail without any change: mend that first');
  process.exit(1);
}
let survived = 0;
for (const [file, from, to, rule] of mutations) {
  const path = join(copy, file.startsWith('city/') ? 'mechanisms' : 'kernel', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) {
    console.log(`MOVED     ${file}: "${from}" is not there any more (${rule})`);
    survived += 1;
    continue;
  }
  writeFileSync(path, text.replace(from, to));
  const alive = testsPass();
  writeFileSync(path, text);
  if (alive) survived += 1;
  console.log(`${alive ? 'SURVIVED' : 'caught  '}  ${rule} (${file})`);
}
console.log(`${mutations.length - survived} of ${mutations.length} changes were caught`);
process.exit(survived === 0 ? 0 : 1);
