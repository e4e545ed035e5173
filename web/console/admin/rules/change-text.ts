import { CARD_KINDS } from '@bihuan/city';
import type { ConfigChange, ConfigKind } from '@bihuan/contracts';
import { CHOSEN_EVENTS } from '@bihuan/contracts';
import type { TFunction } from 'i18next';
import { DURATION_UNITS, durationText } from '../../words/duration-text.js';

/** What a change is told by: names for the ids that stand in documents. */
export interface ChangeNames {
  readonly t: TFunction;
  readonly english: boolean;
  unit(id: string): string;
  area(path: string): string;
  /** By `standard|kind|code`. */
  cls(key: string): string;
}

export interface ToldChange {
  /** Where: `可重复派遣比例`, `路灯（01037） · 一般时限`. */
  readonly where: string;
  readonly what: ConfigChange['what'];
  /** Null where there was, or is, nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Members that have words (`ruleMember.<member>`). */
/** Members of the settings of the map by the key of their words. */
const PORTAL_MEMBERS: Readonly<Record<string, string>> = {
  open: 'open',
  blockedWords: 'words',
  hiddenClasses: 'hidden',
  publishDays: 'publishDays',
  reopenDays: 'reopenDays',
};
const MAP_MEMBERS: Readonly<Record<string, string>> = {
  baseMap: 'base',
  tiles3d: 'sets',
  hosts: 'hosts',
  kind: 'baseKind',
  url: 'url',
  file: 'file',
  tileSize: 'tileSize',
  maxZoom: 'maxZoom',
  attribution: 'attribution',
  name: 'name',
  from: 'from',
  at: 'url',
};

/** Members of the settings of Open311 that its page has words for. */
const OPEN311_MEMBERS = new Set([
  'jurisdiction',
  'contact',
  'keyService',
  'shows',
  'attributes',
  'code',
  'datatype',
  'required',
  'description',
  'values',
]);

export const MEMBERS = [
  'name',
  'nameEn',
  'group',
  'groupEn',
  'severity',
  'flags',
  'local',
  'retired',
  'code',
  'kind',
  'standardRef',
  'defaultStandard',
  'limit',
  'filing',
  'closing',
  'provenance',
  'defaults',
  'near',
  'default',
  'general',
  'urgent',
  'special',
  'component',
  'event',
  'rows',
  'unclear',
  'codes',
  'area',
  'unit',
  'duty',
  'lead',
  'onlyOwn',
  'why',
  'classes',
  'validFrom',
  'weights',
  'timely',
  'resolved',
  'repeatAllowance',
  'deferralLimit',
  'extensionLimit',
  'minAllowance',
  'timelyMode',
  'warnFraction',
  'stages',
  'filingStage',
  'dispatch',
  'sendVerification',
  'verification',
  'closingStage',
  'supervision',
  'timeZone',
  'seasons',
  'from',
  'to',
  'periods',
  'restWeekdays',
  'holidays',
  'ownHolidays',
  'knownYears',
  'workdays',
  'exceptions',
  'names',
  'dayMinutes',
  'commandDuty',
  'phone',
  'hours',
  'clerk',
  'zh',
  'en',
  'id',
  'date',
  'always',
  'when',
  'sourced',
  'citation',
  'note',
] as const;
const KNOWN: ReadonlySet<string> = new Set(MEMBERS);
/** Lists of plain values: their name says enough, what came or went is the value. */
const PLAIN_LISTS = new Set([
  'hosts',
  'holidays',
  'ownHolidays',
  'workdays',
  'restWeekdays',
  'knownYears',
  'codes',
  'periods',
]);

export function tellChange(names: ChangeNames, kind: ConfigKind, change: ConfigChange): ToldChange {
  const { t } = names;
  const path = change.path.filter((member, index) => !(index === 0 && FIRST_SAYS_NOTHING.has(member)));
  const list = path.at(-2) ?? '';
  const ofList = PLAIN_LISTS.has(list);
  const where = (ofList ? path.slice(0, -1) : path).map((member, index) =>
    memberText(names, kind, member, path[index - 1] ?? change.path[0] ?? ''),
  );
  const said = (value: unknown, there: boolean) =>
    there ? valueText(names, ofList ? list : (path.at(-1) ?? ''), value) : null;
  return {
    where: where.join(t('rules.dot')),
    what: change.what,
    before: said(change.before, change.what !== 'added'),
    after: said(change.after, change.what !== 'removed'),
  };
}

const FIRST_SAYS_NOTHING = new Set(['classes', 'rows', 'stages']);

function memberText(names: ChangeNames, kind: ConfigKind, member: string, parent: string): string {
  const { t } = names;
  if (member.includes('|')) return names.cls(member);
  if (kind === 'policy' && (member === 'filing' || member === 'closing')) return t(`ruleMember.${member}Stage`);
  if (kind === 'map' && MAP_MEMBERS[member] !== undefined) return t(`mapSettings.${MAP_MEMBERS[member]}`);
  if (kind === 'open311' && OPEN311_MEMBERS.has(member)) return t(`open311.${member}`);
  if (kind === 'portal' && PORTAL_MEMBERS[member] !== undefined) return t(`portalSettings.${PORTAL_MEMBERS[member]}`);
  if (kind === 'cards') return compositeMember(t, member);
  if (kind === 'mailbox' && MAILBOX_MEMBERS.has(member)) return t(`mailbox.${member}`);
  if (kind === 'notify' || kind === 'mailbox' || kind === 'templates') return noticeMember(t, member);
  if (KNOWN.has(member)) return t(`ruleMember.${member}`);
  if (parent === 'rows') return t('ruleChange.row', { id: member.replace(/^d/, '') });
  if (kind === 'units') return names.unit(member);
  return member;
}

/** Members of composites; their places in lists count from 1, and ids are their own names. */
function compositeMember(t: TFunction, member: string): string {
  if (/^\d+$/.test(member)) return String(Number(member) + 1);
  const key = COMPOSITE_MEMBERS[member];
  return key === undefined ? member : t(`composites.${key}`);
}

/** What a figure of a card is called. */
function indicatorText(english: boolean, id: string): string {
  const found = CARD_KINDS.flatMap(({ indicators }) => indicators).find((each) => each.id === id);
  if (found === undefined) return id;
  return english ? found.en : found.zh;
}

const COMPOSITE_MEMBERS: Readonly<Record<string, string>> = {
  composites: 'list',
  card: 'card',
  phase: 'phase',
  validFrom: 'from',
  validUntil: 'until',
  parts: 'parts',
  indicator: 'indicator',
  weight: 'weight',
  sample: 'sample',
  count: 'count',
  atLeast: 'atLeast',
  grades: 'grades',
  grade: 'grade',
  from: 'gradeFrom',
};

/** Members of the settings of notices, events and languages by their names; a header's name is its own. */
function noticeMember(t: TFunction, member: string): string {
  if (member === 'events') return t('noticeAdmin.templates');
  if (CHOSEN_EVENTS.some((each) => each === member)) return t(`notices.event.${member}`);
  return NOTICE_MEMBERS.some((each) => each === member) ? t(`noticeAdmin.member.${member}`) : member;
}

const MAILBOX_MEMBERS = new Set(['server', 'byItself', 'folder', 'everyMinutes']);

const NOTICE_MEMBERS = [
  'publicUrl',
  'email',
  'sms',
  'push',
  'quiet',
  'digestAt',
  'host',
  'port',
  'security',
  'user',
  'from',
  'to',
  'method',
  'url',
  'headers',
  'body',
  'title',
  'text',
  'kind',
  'digest',
  'test',
] as const;

/** A value as a person would say it; never JSON. */
function valueText(names: ChangeNames, member: string, value: unknown): string {
  const { t } = names;
  if (value === null || value === undefined || value === '') {
    return member === 'limit' ? t('time.unlimited') : t('ruleChange.nothing');
  }
  if (typeof value === 'boolean') return t(value ? 'ruleChange.yes' : 'ruleChange.no');
  if (typeof value === 'number') return numberText(t, member, value);
  if (typeof value === 'string') return stringText(names, member, value);
  if (Array.isArray(value)) return listText(names, member, value);
  return objectText(names, value as Readonly<Record<string, unknown>>);
}

function numberText(t: TFunction, member: string, value: number): string {
  if (member === 'restWeekdays') return t(`weekday.${value}`);
  if (SHARES.has(member)) return `${Number((value * 100).toFixed(6))}%`;
  return String(value);
}

const SHARES = new Set([
  'weight',
  'timely',
  'resolved',
  'repeatAllowance',
  'deferralLimit',
  'extensionLimit',
  'warnFraction',
]);

const BASES: ReadonlySet<string> = new Set(['pmtiles', 'raster', 'style']);
const FROMS: ReadonlySet<string> = new Set(['folder', 'url']);

function stringText(names: ChangeNames, member: string, value: string): string {
  const { t } = names;
  if (member === 'unit') return names.unit(value);
  if (member === 'area') return value === '*' ? t('ruleDuty.everywhere') : names.area(value);
  if (member === 'severity') return t(`severity.${value}`);
  if (member === 'kind' && BASES.has(value)) return t(`mapSettings.baseOf.${value}`);
  if (member === 'from' && FROMS.has(value)) return t(`mapSettings.fromOf.${value}`);
  if (member === 'kind')
    return value === 'component' || value === 'event' ? t(`kind.${value}`) : t(`unitKind.${value}`);
  // A person's id says nothing to anybody.
  if (member === 'clerk') return t('unitPage.named');
  if (member === 'duty') return t(`dutyKind.${value}`);
  if (member === 'timelyMode') return t(`timelyMode.${value}`);
  if (member === 'sourced') return t(`sourced.${value}`);
  return value.includes('|') ? names.cls(value) : value;
}

const shown = 6;

function listText(names: ChangeNames, member: string, list: readonly unknown[]): string {
  const { t } = names;
  const texts = list.slice(0, shown).map((each) => valueText(names, member, each));
  const more = list.length - texts.length;
  return [...texts, ...(more > 0 ? [t('ruleChange.more', { count: more })] : [])].join(t('rules.listComma'));
}

/** By what an object is about: a limit, a text in two languages, a class, a duty … */
function objectText(names: ChangeNames, value: Readonly<Record<string, unknown>>): string {
  const { t, english } = names;
  if (DURATION_UNITS.some((unit) => typeof value[unit] === 'number')) return durationText(t, value);
  if ('limit' in value) return valueText(names, 'limit', value.limit);
  if (typeof value.zh === 'string') return english && typeof value.en === 'string' ? value.en : value.zh;
  if (typeof value.citation === 'string') return stringText(names, 'sourced', String(value.sourced));
  if (typeof value.unit === 'string' && Array.isArray(value.codes)) {
    const area = stringText(names, 'area', String(value.area));
    return [names.unit(value.unit), t(`dutyKind.${String(value.duty)}`), area, listText(names, '', value.codes)].join(
      t('rules.listComma'),
    );
  }
  if (typeof value.indicator === 'string') {
    return `${indicatorText(english, value.indicator)} ${numberText(t, 'weight', Number(value.weight))}`;
  }
  if (typeof value.grade === 'string') return `${value.grade} ≥ ${String(value.from)}`;
  if (typeof value.card === 'string') return String(value.id);
  if (typeof value.calendar === 'string') return t('unitPage.asCalendar');
  if (typeof value.name === 'string') return value.name;
  if (typeof value.kind === 'string' && BASES.has(value.kind)) {
    return `${t(`mapSettings.baseOf.${value.kind}`)} ${String(value.url ?? value.file)}`.trim();
  }
  if (Array.isArray(value.periods)) {
    return [value.from, value.to, ...value.periods].filter((each) => typeof each === 'string').join(' ');
  }
  return Object.entries(value)
    .map(
      ([member, each]) => `${KNOWN.has(member) ? t(`ruleMember.${member}`) : member} ${valueText(names, member, each)}`,
    )
    .join(t('rules.listComma'));
}
