import { cityFlow, POLICIES } from '@bihuan/city';
import { UNIT_PROBLEMS } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { MEMBERS } from '../admin/rules/change-text.js';
import { FAULTS } from '../admin/rules/fault-text.js';
import { FIGURES } from '../scorecard/figures.js';
import { SPANS } from '../scorecard/scorecard-search.js';
import { flatSettings } from '../scorecard/settings.js';
import { GRAVE } from '../words/action-order.js';
import { SOURCES } from '../words/domain.js';
import { DURATION_UNITS } from '../words/duration-text.js';
import { FORKED, WITH_STANDARD } from '../words/event-sentence.js';
import { fieldKey } from '../words/field-key.js';
import { PROBLEMS } from '../words/problem-text.js';
import { en } from './en.js';
import { areaWords, flatten, usageInSources } from './usage.fixture.js';
import { zhCN } from './zh-CN.js';

const areas = await areaWords();
const chinese = new Map(
  [flatten(zhCN), ...areas.map((area) => flatten(area.words['zh-CN']))].flatMap((words) => [...words]),
);
const english = new Map([flatten(en), ...areas.map((area) => flatten(area.words.en))].flatMap((words) => [...words]));
const usage = usageInSources();

/** `time.minutes_one` and `time.minutes_other` are one key that counts. */
const PLURAL = /_(one|other)$/;
const stem = (key: string) => key.replace(PLURAL, '');
const stems = (words: ReadonlyMap<string, string>) => new Set([...words.keys()].map(stem));
const has = (words: ReadonlyMap<string, string>, key: string) => words.has(key) || words.has(`${key}_other`);
const placeholders = (text: string) => new Set(text.match(/\{\{\w+\}\}/g) ?? []);

const events = Object.entries(cityFlow.events);
const types = events.map(([type]) => type);
const vocabulary = (name: string) => events.flatMap(([, rule]) => rule.data[name]?.oneOf ?? []);
const fields = events.flatMap(([type, rule]) =>
  Object.entries(rule.data)
    .filter(([name]) => name !== 'kind')
    .map(([name]) => fieldKey(type, name)),
);
const roles = [...events.flatMap(([, rule]) => rule.by), 'administrator', 'security-administrator', 'auditor'];
const pauses = [
  ...Object.values(cityFlow.stages).flatMap((stage) => stage.pausedBy ?? []),
  ...cityFlow.whole.pausedIn.map(({ state }) => state),
  'deferral',
];

/** What the mechanism and the server can name: each has words in both languages. */
const named: Readonly<Record<string, readonly string[]>> = {
  act: types,
  sentence: types.flatMap((type) =>
    FORKED[type] !== undefined
      ? [`${type}_yes`, `${type}_no`]
      : [type, ...((WITH_STANDARD as readonly string[]).includes(type) ? [`${type}_standard`] : [])],
  ),
  choice: Object.keys(FORKED).flatMap((type) => [`${type}_yes`, `${type}_no`]),
  consequence: GRAVE,
  field: fields,
  'state.of': Object.keys(cityFlow.states),
  stage: Object.keys(cityFlow.stages),
  severity: Object.keys(cityFlow.severities),
  'report.severityTime': Object.keys(cityFlow.severities),
  role: roles,
  source: [...vocabulary('source'), ...SOURCES],
  effect: vocabulary('effect'),
  problem: PROBLEMS,
  light: ['green', 'yellow', 'red'],
  mark: ['check', 'return-request', 'extension-request', 'deferral-request', 'deferral'],
  kind: ['component', 'event'],
  level: ['street', 'community', 'cell'],
  'worktime.why': ['rest', 'holiday', 'before', 'break', 'after', 'closed'],
  'ledger.of': ['handling', 'standard', 'whole', 'supervision'],
  'ledger.cause': pauses,
  responsibility: ['maintainer', 'lead', 'no-lead', 'two-leads', 'maintainer-unknown'],
  duration: DURATION_UNITS,
  durationUnit: DURATION_UNITS,
  queue: ['desk', 'open', 'all'],
  span: SPANS,
  figure: FIGURES.map((figure) => figure.key),
  figureWhy: FIGURES.map((figure) => figure.key),
  runSet: ['pending', 'deferral-recognised', 'returned-away', 'unlimited', 'excluded', 'void', 'elsewhere'],
  runMark: ['deferred', 'extended', 'returned', 'repeat'],
  setting: POLICIES.flatMap((policy) => flatSettings({ ...policy }).map((setting) => setting.path)),
  timelyMode: ['recognised', 'strict'],
  ruleFault: FAULTS,
  ruleMember: MEMBERS,
  sourced: ['source', 'example', 'city'],
  dutyKind: ['rectify', 'supervise', 'enforce', 'assist'],
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
  weekdayShort: ['1', '2', '3', '4', '5', '6', '7'],
  dayKind: ['work', 'rest', 'holiday', 'shifted', 'own', 'closed'],
  daySign: ['holiday', 'shifted', 'own'],
  dayChoice: ['usual', 'holiday', 'shifted', 'own'],
  'check.what': ['no-lead', 'two-leads', 'maintainer-unknown'],
  'check.unit': UNIT_PROBLEMS,
  'flow.when': ['new', 'open', 'any'],
  policyState: ['past', 'present', 'future'],
  'impact.why': ['calendar', 'policy'],
  'impact.of': ['stage', 'whole'],
};

describe('the words of the screens', () => {
  it('stand in one place: no group belongs to two areas', () => {
    const groups = [zhCN, ...areas.map((area) => area.words['zh-CN'])].flatMap((words) => Object.keys(words));
    expect(groups.filter((group, index) => groups.indexOf(group) !== index)).toEqual([]);
  });

  it('are the same keys in both languages', () => {
    expect([...stems(english)].sort()).toEqual([...stems(chinese)].sort());
  });

  it.each([
    ['Chinese', chinese],
    ['English', english],
  ])('in %s answer everything that a source asks for', (_, words) => {
    expect([...usage.asked].filter((key) => !has(words, key))).toEqual([]);
  });

  it.each([
    ['Chinese', chinese],
    ['English', english],
  ])('in %s answer all that the mechanism and the server can name', (_, words) => {
    const wanted = Object.entries(named).flatMap(([prefix, names]) => names.map((name) => `${prefix}.${name}`));
    expect(wanted.filter((key) => !has(words, key))).toEqual([]);
  });

  it('are all used', () => {
    const isUsed = (key: string) =>
      usage.asked.has(key) || usage.literals.has(key) || usage.families.some((family) => family.test(key));
    expect([...stems(chinese)].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('of a family are those that can be named, and no more', () => {
    // What stands beside a family under the same prefix, asked for by itself.
    const beside = new Set([...usage.asked, ...usage.literals]);
    const unknown = Object.entries(named).flatMap(([prefix, names]) =>
      [...stems(chinese)].filter(
        (key) => key.startsWith(`${prefix}.`) && !names.includes(key.slice(prefix.length + 1)) && !beside.has(key),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('take the same parameters in both languages', () => {
    const differing = [...stems(chinese)].filter((key) => {
      const zh = chinese.get(key) ?? chinese.get(`${key}_other`) ?? '';
      const forms = [key, `${key}_one`, `${key}_other`].flatMap((form) => english.get(form) ?? []);
      return forms.some((form) => [...placeholders(form)].some((one) => !placeholders(zh).has(one)));
    });
    expect(differing).toEqual([]);
  });

  it('that count have the forms of their language', () => {
    const counting = [...chinese.keys()].filter((key) => PLURAL.test(key)).map(stem);
    expect(counting.filter((key) => !english.has(`${key}_one`) || !english.has(`${key}_other`))).toEqual([]);
    expect([...english.keys()].filter((key) => PLURAL.test(key) && !chinese.has(`${stem(key)}_other`))).toEqual([]);
  });

  it('are not empty, and English has no Chinese left in it but the name of the other language', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect([...english].filter(([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'app.otherLanguage')).toEqual(
      [],
    );
  });
});
