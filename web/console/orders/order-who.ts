import type { OrderView } from '@bihuan/contracts';
import { instantText, type Place } from '../time/instant-text.js';

/** Who gave the order and when, and who had asked for it. */
export function orderWho(place: Place, { ordered, asked }: OrderView, now: number): string {
  const { t } = place;
  const at = (instant: string) => instantText(place, Date.parse(instant), now);
  const given =
    ordered === null ? [] : [`${t(`orders.as.${ordered.as}`, { name: ordered.by.name })} ${at(ordered.at)}`];
  if (asked === null) return given.join('');
  const wanted =
    ordered === null
      ? `${t('orders.askedOnly', { name: asked.by.name })} ${at(asked.at)}`
      : t('orders.asked', { name: asked.by.name, text: asked.text });
  return [...given, wanted].join(t('common.semicolon'));
}
