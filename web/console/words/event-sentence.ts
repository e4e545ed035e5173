import type { CaseEventView } from '@bihuan/contracts';
import type { TFunction } from 'i18next';
import type { Names } from '../data/names.js';
import { instantText, type Place } from '../time/instant-text.js';
import { durationText } from './duration-text.js';

export interface SentenceContext {
  readonly place: Place;
  readonly names: Names;
  /** What an id of a person, or a case, is called; null where the reader may not know. */
  readonly people: (id: string) => string | null;
  readonly now: number;
  /** component or event: where a class code is looked up. */
  readonly kind: string;
}

/** Types whose sentence depends on how it went: `sentence.<type>_<yes|no>`. */
export const FORKED: Readonly<Record<string, string>> = { verified: 'passed', checked: 'confirmed' };
/** Types that have a longer sentence where they also name a standard: `sentence.<type>_standard`. */
export const WITH_STANDARD = ['dispatched', 'filed'] as const;
/** Members that people wrote, to be quoted below the sentence. */
const QUOTED = ['reason', 'note', 'result', 'text', 'order', 'decision', 'description'];

/** An event as one would tell it: "王丽 派遣给 市政公司". */
export function sentenceOf(context: SentenceContext, event: CaseEventView): string {
  const { t } = context.place;
  return t(keyOf(t, event), { actor: event.actor.name, ...paramsOf(context, event) });
}

function keyOf(t: TFunction, { type, data }: CaseEventView): string {
  const fork = FORKED[type];
  if (fork !== undefined) return `sentence.${type}_${data[fork] === true ? 'yes' : 'no'}`;
  if ((WITH_STANDARD as readonly string[]).includes(type) && data.standard !== undefined) {
    return `sentence.${type}_standard`;
  }
  return t(`sentence.${type}`, { defaultValue: '' }) === '' ? 'sentence.other' : `sentence.${type}`;
}

function paramsOf({ place, names, people, now, kind }: SentenceContext, event: CaseEventView): Record<string, unknown> {
  const { t } = place;
  const { data, type } = event;
  const params: Record<string, unknown> = { type };
  if (typeof data.unit === 'string') params.unit = names.unitById(data.unit);
  if (typeof data.collector === 'string') params.collector = people(data.collector) ?? t('case.someCollector');
  if (typeof data.crew === 'string') params.crew = people(data.crew) ?? t('case.someCrew');
  if (typeof data.source === 'string') params.source = t(`source.${data.source}`);
  if (typeof data.class === 'string') params.cls = names.clsByCode(kind, data.class);
  if (typeof data.until === 'string') params.until = instantText(place, Date.parse(data.until), now);
  if (data.standard !== undefined) params.standard = durationText(t, data.standard);
  if (data.duration !== undefined) params.duration = durationText(t, data.duration);
  if (typeof data.into === 'string') params.into = people(data.into) ?? data.into;
  for (const name of ['to', 'ground', 'stars'])
    if (data[name] !== undefined) params[name] = data[name] === '[erased]' ? t('case.erased') : String(data[name]);
  if (typeof data.effect === 'string') params.effect = t(`effect.${data.effect}`);
  return params;
}

/** What somebody wrote with it, or that it has been erased. */
export function quoteOf(t: TFunction, event: CaseEventView): string | null {
  const texts = QUOTED.flatMap((name) => {
    const value = event.data[name];
    if (typeof value !== 'string' || value === '') return [];
    return [value === '[erased]' ? t('case.erased') : value];
  });
  return texts.length === 0 ? null : texts.join('\n');
}
