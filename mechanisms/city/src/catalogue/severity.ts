import { example, type Provenance, source, type Text } from '../provenance.js';
import { type ClassRef, classKey } from './class.js';
import { type Codes, classesOf } from './codes.js';

export type Severity = 'general' | 'urgent' | 'special';

/** A class of which some cases are urgent or special, and which those are. */
export interface SeverityFlag {
  readonly codes: Codes;
  readonly severity: 'urgent' | 'special';
  /** Every case of the class is, so a new report starts with it. Else the duty officer judges by `when`. */
  readonly always: boolean;
  readonly when: Text;
  readonly provenance: Provenance;
}

/** Manhole covers of every kind; component and matter codes of the 2026 standard, components of the old one. */
export const MANHOLES: Codes = {
  component:
    '01001 01002 01003 01005 01006 01007 01008 01009 01010 01011 01012 01014 01015 01017 01018 01019 01020 01021 01022 01023',
  oldComponent: '0101 0102 0103 0105 0106 0107 0108 0109 0110 0111 0112 0114 0127 0128 0129 0130',
};

export const POLES: Codes = { component: '01030 01031 01032 01033 01034 01037 01077', oldComponent: '0117 0118' };

export const LAMPS: Codes = { component: '01037 01038 01039', oldComponent: '0118 0119 0120' };

const URGENT: readonly SeverityFlag[] = [
  {
    codes: MANHOLES,
    severity: 'urgent',
    always: false,
    when: { zh: '主要道路或人行道上井盖缺失', en: 'The cover is missing on a main road or a footway' },
    provenance: source('五(三)1: 井盖缺失'),
  },
  {
    codes: { component: '01013', oldComponent: '0113' },
    severity: 'urgent',
    always: false,
    when: { zh: '消火栓大量漏水', en: 'A hydrant leaks heavily' },
    provenance: source('五(三)1: 消防设施(消火栓)大量漏水'),
  },
  {
    codes: { component: '01025 01068 04009', oldComponent: '0132 0409' },
    severity: 'urgent',
    always: false,
    when: { zh: '取水栓大量漏水', en: 'A water intake leaks heavily' },
    provenance: example('seeds, part 1, 五(三)1: 环卫取水栓、绿化取水栓', 'Intakes have no class; these come nearest.'),
  },
  {
    codes: { component: '01030 01031 01037 04002', oldComponent: '0117 0118 0402' },
    severity: 'urgent',
    always: false,
    when: { zh: '杆线、行道树倒伏或吊挂影响安全', en: 'A pole or tree has fallen, or hangs dangerously' },
    provenance: source('五(三)1: 杆线(电杆、路灯杆)、行道树倒伏或影响安全吊挂'),
  },
  {
    codes: { component: '01032 01033 01034 01077' },
    severity: 'urgent',
    always: false,
    when: { zh: '杆体倒伏或吊挂影响安全', en: 'A pole has fallen, or hangs dangerously' },
    provenance: example('seeds, part 1, 五(三)1: 杆线', 'Other poles, by the same rule.'),
  },
  {
    codes: { event: '10002', oldEvent: '0408' },
    severity: 'urgent',
    always: true,
    when: { zh: '线缆垂落影响安全', en: 'A cable hangs down dangerously' },
    provenance: example('seeds, part 1, 五(三)1: 杆线…影响安全吊挂', 'The class is that very condition.'),
  },
  {
    codes: { component: '03003 01018', oldComponent: '0302' },
    severity: 'urgent',
    always: false,
    when: { zh: '化粪池满溢', en: 'The septic tank overflows' },
    provenance: source('五(三)1: 化粪池满溢'),
  },
  {
    codes: { component: '01002', oldComponent: '0102', oldEvent: '0404' },
    severity: 'urgent',
    always: false,
    when: { zh: '污水管满溢', en: 'The sewer overflows' },
    provenance: source('五(三)1: 污水管满溢'),
  },
  {
    codes: { event: '06013 06051', oldEvent: '0110' },
    severity: 'urgent',
    always: false,
    when: { zh: '车行道、人行道或盲道突发破损塌陷', en: 'The road, footway or tactile paving breaks in suddenly' },
    provenance: source('五(三)1: 突发性车行道、人行道、盲道破损塌陷'),
  },
  {
    codes: { oldEvent: '0401' },
    severity: 'urgent',
    always: true,
    when: { zh: '路面塌陷', en: 'The road has collapsed' },
    provenance: source('五(三)1: 破损塌陷'),
  },
  {
    codes: { oldEvent: '0402 0405' },
    severity: 'urgent',
    always: true,
    when: { zh: '自来水管、热力管破裂', en: 'A water or heating main has burst' },
    provenance: source('五(三)1: 自来水管、热力管破裂'),
  },
  {
    codes: { component: '01061' },
    severity: 'urgent',
    always: false,
    when: { zh: '供热管道破裂', en: 'A heating pipe has burst' },
    provenance: source('五(三)1: 热力管破裂'),
  },
  {
    codes: { event: '06012 06014', oldEvent: '0104 0112' },
    severity: 'urgent',
    always: false,
    when: { zh: '道路大面积污染或抛撒', en: 'The road is soiled or strewn over a large stretch' },
    provenance: source('五(三)1: 道路大面积污染和抛撒'),
  },
];

const SPECIAL: readonly SeverityFlag[] = [
  {
    codes: { event: '09002' },
    severity: 'special',
    always: true,
    when: { zh: '夜间大排档、早点摊', en: 'Night food stalls, breakfast stalls' },
    provenance: source('五(三)2: 夜间大排挡…早点摊'),
  },
  {
    codes: { event: '09001 09006', oldEvent: '0501' },
    severity: 'special',
    always: false,
    when: { zh: '夜间占道经营、游商', en: 'Street trading and vendors at night' },
    provenance: source('五(三)2: 夜间大排挡、占道经营、游商', '夜间 is read as governing all three.'),
  },
  {
    codes: { event: '06029', oldEvent: '0504 0510' },
    severity: 'special',
    always: false,
    when: { zh: '夜间露天烧烤、店外摆摊', en: 'Barbecues and stalls outside shops at night' },
    provenance: example('seeds, part 1, 五(三)2: 夜间大排挡', 'Other kinds of night stall.'),
  },
  {
    codes: { oldComponent: '0306', oldEvent: '0203' },
    severity: 'special',
    always: false,
    when: { zh: '夜间灯箱占道', en: 'A light box stands in the way at night' },
    provenance: source('五(三)2: 夜间占道灯箱'),
  },
  {
    codes: { event: '07003' },
    severity: 'special',
    always: false,
    when: { zh: '夜间灯箱占道', en: 'A light box stands in the way at night' },
    provenance: example('seeds, part 1, 五(三)2: 夜间占道灯箱', 'The 2026 standard has no class of light boxes.'),
  },
  {
    codes: { component: '03006 03007', oldComponent: '0307', oldEvent: '0205' },
    severity: 'special',
    always: false,
    when: { zh: '宣传广告断字缺亮', en: 'Letters of an advertisement are missing or dark' },
    provenance: source('五(三)2: 宣传广告断字缺亮'),
  },
  {
    codes: LAMPS,
    severity: 'special',
    always: true,
    when: { zh: '路灯、地灯、景观灯不亮', en: 'A street, ground or landscape light is out' },
    provenance: source('五(三)2: 路灯、地灯、射灯缺亮', 'Spotlights (射灯) are read as landscape lights.'),
  },
  {
    codes: { event: '06019', oldEvent: '0109' },
    severity: 'special',
    always: true,
    when: { zh: '非装饰性树挂', en: 'Things hung on trees' },
    provenance: source('五(三)2: 非装饰性树挂'),
  },
  {
    codes: { event: '06007', oldEvent: '0511' },
    severity: 'special',
    always: false,
    when: { zh: '主要道路两侧晾晒衣物', en: 'Laundry along a main road' },
    provenance: example(
      'seeds, part 1, 五(三)2: 主要道路两侧晾晒衣物',
      'The source names it as a case of hanging on trees.',
    ),
  },
  {
    codes: { oldEvent: '0406' },
    severity: 'special',
    always: true,
    when: { zh: '低洼处积水', en: 'Water stands in a low place' },
    provenance: source('五(三)2: 低洼积水'),
  },
  {
    codes: { component: '01004', oldComponent: '0104' },
    severity: 'special',
    always: false,
    when: { zh: '箅子不畅致低洼处积水', en: 'Water stands in a low place at a blocked grate' },
    provenance: example('seeds, part 1, 五(三)2: 低洼积水', 'The 2026 standard has no class of standing water.'),
  },
];

/** The source's urgent and special problems, mapped to classes. */
export const SEVERITY_FLAGS: readonly SeverityFlag[] = [...URGENT, ...SPECIAL];

const FLAGS_BY_CLASS: ReadonlyMap<string, readonly SeverityFlag[]> = index();

/** Which severities beside *general* a class knows, and when. */
export function severityFlags(ref: ClassRef): readonly SeverityFlag[] {
  return FLAGS_BY_CLASS.get(classKey(ref)) ?? [];
}

/** What a new report of the class starts with; the centre may correct it when it files. */
export function defaultSeverity(ref: ClassRef): Severity {
  const always = severityFlags(ref).filter((flag) => flag.always);
  return always.find((flag) => flag.severity === 'urgent')?.severity ?? always[0]?.severity ?? 'general';
}

function index(): Map<string, SeverityFlag[]> {
  const byClass = new Map<string, SeverityFlag[]>();
  for (const flag of SEVERITY_FLAGS) {
    for (const ref of classesOf(flag.codes)) {
      byClass.set(classKey(ref), [...(byClass.get(classKey(ref)) ?? []), flag]);
    }
  }
  return byClass;
}
