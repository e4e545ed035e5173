import { describe, expect, it } from 'vitest';
import { QILIHE_UNITS } from '../units/qilihe.js';
import { TONGXIANG_UNITS } from '../units/tongxiang.js';
import { CLASSES, classKey, findClass } from './class.js';
import { classesOf } from './codes.js';
import { GROUP_LIMITS, LIMITS, standardFor, standardsFor } from './limits.js';
import { assistingUnits, dutiesOf, leadUnit, QILIHE_DUTIES } from './responsible.js';
import { defaultSeverity, SEVERITY_FLAGS, severityFlags } from './severity.js';
import { QILIHE_UNCLEAR } from './unclear.js';

const GB = 'GB/T 47678.5-2026';
const CJ = 'CJ/T 214-2007';
const STREETS = QILIHE_UNITS.flatMap((unit) => (unit.kind === 'street' && unit.area !== null ? [unit.area] : []));
const XIYUAN = '620103/620103001';

const component = (code: string, standardRef = GB) => ({ standardRef, kind: 'component', code }) as const;
const event = (code: string, standardRef = GB) => ({ standardRef, kind: 'event', code }) as const;

describe('classes', () => {
  it('number 403 in the 2026 standard and 139 in the old one, each key once', () => {
    expect(CLASSES.filter((one) => one.standardRef === GB && one.kind === 'component')).toHaveLength(153);
    expect(CLASSES.filter((one) => one.standardRef === GB && one.kind === 'event')).toHaveLength(250);
    expect(CLASSES.filter((one) => one.standardRef === CJ)).toHaveLength(139);
    expect(new Set(CLASSES.map(classKey)).size).toBe(542);
  });

  it('have well-formed codes that begin with their group, and names in both languages', () => {
    for (const one of CLASSES) {
      expect(one.code).toMatch(one.standardRef === GB ? /^\d{5}$/ : /^\d{4}$/);
      expect(one.code.slice(0, 2)).toBe(one.group);
      expect(one.name).toMatch(/\p{Script=Han}/u);
      expect(one.nameEn).toMatch(/^[\x20-\x7e]+$/);
      expect(one.groupName).toMatch(/\p{Script=Han}/u);
      expect(one.groupNameEn).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it('are told apart by standard and kind, not by code alone', () => {
    expect(findClass(component('01001'))?.name).toBe('供水井盖');
    expect(findClass(event('01001'))?.name).toBe('供水井盖异常');
    expect(findClass(event('01066'))?.name).toBe('紧急报警点异常SOS');
    expect(findClass(component('0101', CJ))?.name).toBe('上水井盖');
    expect(findClass(event('0101', CJ))?.name).toBe('私搭乱建');
    expect(findClass(event('06031'))).toBeUndefined();
  });
});

describe('units', () => {
  it('have one id each, and duties only name them', () => {
    for (const units of [QILIHE_UNITS, TONGXIANG_UNITS]) {
      expect(new Set(units.map((unit) => unit.id)).size).toBe(units.length);
      expect(new Set(units.map((unit) => unit.name)).size).toBe(units.length);
      for (const unit of units) expect(unit.provenance.citation).toMatch(/^seeds, part 1, .+/);
    }
    expect(QILIHE_UNITS).toHaveLength(25);
    expect(TONGXIANG_UNITS).toHaveLength(27);
    const ids = new Set(QILIHE_UNITS.map((unit) => unit.id));
    for (const row of QILIHE_DUTIES) expect(ids).toContain(row.unit);
  });

  it('with command duty say that this is an example', () => {
    const command = QILIHE_UNITS.filter((unit) => unit.commandDuty);
    expect(command.map((unit) => unit.id)).toEqual(['gonganju', 'chengguanju']);
    for (const unit of command) expect(unit.commandDutyProvenance?.sourced).toBe('example');
  });
});

describe('duties', () => {
  it('name only known classes, with a citation each', () => {
    for (const row of QILIHE_DUTIES) {
      for (const code of row.codes) expect(findClass({ ...row, code }), `${row.unit} ${code}`).toBeDefined();
      expect(row.provenance.citation).toMatch(/^seeds, part 1, 二\(三\)3 /);
      if (row.provenance.sourced === 'example') expect(row.provenance.note).toMatch(/\S/);
    }
  });

  it('give every class in every street at most one lead', () => {
    expect(STREETS).toHaveLength(8);
    for (const one of CLASSES) {
      for (const street of STREETS) {
        const leads = dutiesOf(one, street).filter((row) => row.lead);
        expect(leads.length, `${classKey(one)} ${street}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it('leave open exactly the classes that are listed as unclear, in every street', () => {
    const listed = QILIHE_UNCLEAR.flatMap((row) => classesOf(row.codes)).map(classKey);
    expect(new Set(listed).size).toBe(listed.length);
    for (const street of STREETS) {
      const open = CLASSES.filter((one) => leadUnit(one, street).unit === null).map(classKey);
      expect(open.toSorted()).toEqual(listed.toSorted());
    }
  });

  it('follow the source where it is plain', () => {
    const cases = [
      [component('01012'), 'gonganju'],
      [event('01012'), 'gonganju'],
      [component('0210', CJ), 'gonganju'],
      [component('02013'), 'minzhengju'],
      [event('09003'), 'minzhengju'],
      [component('04001'), 'guihuaju'],
      [component('02004'), 'jiaotongju'],
      [event('06028'), 'huanbaoju'],
      [event('09005'), 'chengguanju'],
      [component('01008'), 'guangdiantai'],
      [event('09004'), 'gongshangju'],
      [component('01037'), 'gongdianju'],
      [component('01042'), 'youzhengju'],
      [component('01001'), 'shuiwuju'],
    ] as const;
    for (const [ref, unit] of cases) expect(leadUnit(ref, XIYUAN)).toMatchObject({ unit, why: 'lead' });
  });

  it('depend on the street where the street answers', () => {
    expect(leadUnit(event('06010'), `${XIYUAN}/620103001002/620103001002007`).unit).toBe('xiyuan');
    expect(leadUnit(event('06010'), '620103/620103009').unit).toBe('xiuchuan');
    expect(leadUnit(event('06010'), '620103')).toEqual({ unit: null, why: 'no-lead', candidates: [] });
    expect(leadUnit(event('06010'), '620103/6201030019')).toMatchObject({ unit: null, why: 'no-lead' });
  });

  it('let the maintainer of a component go before the lead', () => {
    expect(leadUnit(component('01007'), XIYUAN)).toEqual({
      unit: null,
      why: 'maintainer-unknown',
      candidates: ['dianxinju', 'yidong', 'liantong'],
    });
    expect(leadUnit(component('01007'), XIYUAN, { maintainer: 'yidong' })).toMatchObject({
      unit: 'yidong',
      why: 'maintainer',
    });
    expect(leadUnit(component('01003'), XIYUAN, { maintainer: 'gongtou' }).unit).toBe('gongtou');
    expect(leadUnit(component('01003'), XIYUAN).unit).toBe('guihuaju');
    // Who has no such duty cannot be a maintainer of the class.
    expect(leadUnit(component('01003'), XIYUAN, { maintainer: 'youzhengju' }).unit).toBe('guihuaju');
  });

  it('of another table are judged by that table, two leads being unclear', () => {
    const [row] = QILIHE_DUTIES;
    if (!row) throw new Error('the sample district has duties');
    const twice = [row, { ...row, unit: 'minzhengju' }];
    expect(leadUnit({ ...row, code: row.codes[0] ?? '' }, XIYUAN, { duties: twice })).toEqual({
      unit: null,
      why: 'two-leads',
      candidates: ['gonganju', 'minzhengju'],
    });
  });

  it('know who assists', () => {
    expect(assistingUnits(event('09003'), XIYUAN)).toEqual(['gonganju']);
    expect(assistingUnits(event('09005'), XIYUAN)).toEqual(['xiyuan']);
    expect(assistingUnits(event('06010'), XIYUAN)).toEqual([]);
  });
});

describe('severities', () => {
  it('name only known classes, with a citation each', () => {
    for (const flag of SEVERITY_FLAGS) {
      expect(flag.provenance.citation).toMatch(/^seeds, part 1, 五\(三\)[12]/);
      for (const ref of classesOf(flag.codes)) expect(findClass(ref), classKey(ref)).toBeDefined();
    }
  });

  it('start a report where the class is always urgent or special', () => {
    expect(defaultSeverity(event('0401', CJ))).toBe('urgent');
    expect(defaultSeverity(event('10002'))).toBe('urgent');
    expect(defaultSeverity(component('01037'))).toBe('special');
    expect(defaultSeverity(event('09002'))).toBe('special');
    // A cover is urgent only where it is missing.
    expect(defaultSeverity(component('01001'))).toBe('general');
    expect(severityFlags(component('01001')).map((flag) => flag.severity)).toEqual(['urgent']);
    expect(defaultSeverity(event('06010'))).toBe('general');
  });
});

describe('limits', () => {
  it('have durations that the severity allows, conditions in both languages and a citation', () => {
    for (const row of [...LIMITS, ...GROUP_LIMITS]) {
      const [unit, amount, ...rest] = Object.entries(row.limit ?? {}).flat();
      expect(rest).toEqual([]);
      expect(amount).toBeGreaterThan(0);
      // Urgent cases count natural time and know no workdays; the others know no urgent hours.
      expect(row.severity === 'urgent' ? ['urgentHours'] : ['minutes', 'hours', 'workdays']).toContain(unit);
      expect(row.provenance).toMatchObject({ sourced: 'example', citation: expect.stringMatching(/\S/) });
      for (const text of [row.filing, row.closing]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/\S/);
      }
    }
  });

  it('name only known classes and none twice with the same condition', () => {
    const seen = new Set<string>();
    for (const row of LIMITS) {
      for (const ref of classesOf(row.codes)) {
        expect(findClass(ref), classKey(ref)).toBeDefined();
        const key = `${classKey(ref)}|${row.severity}|${row.filing.zh}`;
        expect(seen, key).not.toContain(key);
        seen.add(key);
      }
    }
  });

  it('exist for every class and severity', () => {
    for (const one of CLASSES) {
      for (const severity of ['general', 'urgent', 'special'] as const) {
        expect(standardsFor(one, severity).length, classKey(one)).toBeGreaterThan(0);
      }
    }
  });

  it('keep the local examples', () => {
    expect(standardFor(component('01014'), 'urgent').limit).toEqual({ urgentHours: 2 });
    expect(standardsFor(component('01014'), 'general').map((row) => row.limit)).toEqual([
      { hours: 4 },
      { workdays: 2 },
      { workdays: 5 },
    ]);
    expect(standardFor(event('06010'), 'general').limit).toEqual({ hours: 4 });
    expect(standardFor(event('06011'), 'general').limit).toEqual({ workdays: 2 });
    expect(standardFor(event('06012'), 'general').limit).toEqual({ hours: 2 });
    expect(standardFor(component('04013'), 'general').limit).toEqual({ workdays: 5 });
    expect(standardsFor(event('06001'), 'general').map((row) => row.limit)).toEqual([{ hours: 4 }, { workdays: 20 }]);
  });

  it('of a component hold for its matter, named or not', () => {
    expect(standardFor(event('01014'), 'urgent').limit).toEqual({ urgentHours: 2 });
    expect(standardFor(event('01062'), 'general').limit).toEqual({ workdays: 3 });
    expect(standardFor(event('09018'), 'general').limit).toEqual({ workdays: 1 });
  });
});
