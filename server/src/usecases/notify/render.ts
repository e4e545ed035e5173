import type { NoticeEvent } from '@bihuan/contracts';
import type { Tx } from '../../store/database.js';
import { findMatter, type MatterRow } from '../../store/matters.js';
import { countUnread, type NoticeRow, readNotices } from '../../store/notices.js';
import type { Language } from '../../store/tables-notify.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { EVENTS, fill } from './placeholders.js';
import { wordOf } from './words.js';

export interface Words {
  readonly title: string;
  readonly text: string;
}

const day = 86_400_000;
/** So many stand in a summary. */
const longestList = 20;

/** What a notice says, in a language. @param more of who wrote an e-mail: what only they are told */
export async function renderNotice(
  tx: Tx,
  config: TenantConfig,
  notice: NoticeRow,
  language: Language,
  more: Readonly<Record<string, string>> = {},
): Promise<Words> {
  const { event, params } = notice;
  const template = config.templates.events[event]?.[language];
  if (template === undefined) return { title: event, text: params.number ?? '' };
  const matter = notice.matter === null ? undefined : await findMatter(tx, config.tenant, notice.matter);
  const into = params.into ? await findMatter(tx, config.tenant, params.into) : undefined;
  const values = {
    city: config.name,
    link: linkOf(config, notice.matter),
    ...(matter === undefined ? {} : ofMatter(config, matter, language)),
    ...params,
    due: dueText(config, Number(params.due ?? ''), language),
    unit: unitName(config, params.unit ?? '', language),
    into: into?.number ?? '',
    request: wordOf('request', params.request ?? '', language),
    answer: wordOf('answer', params.answer ?? '', language),
    outcome: wordOf(event === 'letter' ? 'letter' : 'outcome', params.outcome ?? '', language),
    ...(event === 'digest' && notice.person !== null ? await ofDay(tx, config, notice, notice.person, language) : {}),
    ...more,
  };
  return { title: fill(template.title, values), text: fill(template.text, values) };
}

/** Many of a person's own, as a list. */
export async function renderNotices(
  tx: Tx,
  config: TenantConfig,
  notices: readonly NoticeRow[],
  language: Language,
): Promise<Words[]> {
  const words: Words[] = [];
  for (const notice of notices) words.push(await renderNotice(tx, config, notice, language));
  return words;
}

export const isNoticeEvent = (event: string): event is NoticeEvent => EVENTS.some((each) => each === event);

function ofMatter(config: TenantConfig, matter: MatterRow, language: Language) {
  const key = classKeyOf({ standardRef: matter.standard_ref, kind: matter.kind, code: matter.class });
  const known = config.classes.get(key);
  const [area] = config.areas.on(matter.area_path);
  return {
    class: (language === 'en' ? known?.nameEn : known?.name) ?? known?.name ?? matter.class,
    area: (language === 'en' ? area?.nameEn : area?.name) ?? area?.name ?? '',
    severity: wordOf('severity', matter.severity, language),
    state: wordOf('state', matter.state, language),
  };
}

function unitName(config: TenantConfig, id: string, language: Language): string {
  const unit = config.units.get(id);
  return (language === 'en' ? unit?.nameEn : unit?.name) ?? unit?.name ?? id;
}

function dueText(config: TenantConfig, due: number, language: Language): string {
  if (!Number.isFinite(due) || due === 0) return language === 'en' ? 'without a limit' : '不限时';
  return new Intl.DateTimeFormat(language, {
    timeZone: config.calendar.timeZone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(due);
}

/** Where the case is opened; nothing while the city has not said where the console is. */
function linkOf({ notify }: TenantConfig, matter: string | null): string {
  if (notify.publicUrl === null) return '';
  const base = notify.publicUrl.replace(/\/+$/, '');
  return matter === null ? `${base}/notices` : `${base}/cases/${encodeURIComponent(matter)}`;
}

/** What came to a person in the day before a summary. */
async function ofDay(tx: Tx, config: TenantConfig, digest: NoticeRow, person: string, language: Language) {
  const { tenant } = config;
  const since = digest.created_at - day;
  const all = await readNotices(tx, tenant, person, { since, before: digest.id }, 500);
  const told = all.filter(({ event }) => event !== 'digest');
  const words = await renderNotices(tx, config, told.slice(0, longestList), language);
  return {
    count: String(told.length),
    unread: String(await countUnread(tx, tenant, person)),
    list: words.map(({ title, text }) => `· ${title} ${text.split('\n')[0] ?? ''}`).join('\n'),
  };
}
