import type { Tx } from '../../store/database.js';
import { insertDelivery } from '../../store/deliveries.js';
import { findLetter, findLetterText } from '../../store/letters.js';
import { findMatter } from '../../store/matters.js';
import { insertNotice, type NoticeRow } from '../../store/notices.js';
import type { Language } from '../../store/tables-notify.js';
import type { TenantConfig } from '../config.js';
import { isOn } from '../notify/carry.js';
import { shownCode, trackingCodeOf } from '../tracking-code.js';
import type { App } from '../types.js';

export interface Telling {
  readonly letter: string;
  readonly matter: string | null;
  readonly event: 'letter' | 'letter-answer';
  /** What became of the letter, where that is told. */
  readonly outcome?: 'case' | 'added' | 'waiting' | 'large';
}

/** Answers whoever wrote a letter, once for each thing that became of it; nothing where no mail server is set up. */
export async function tellSender(app: App, tx: Tx, config: TenantConfig, telling: Telling): Promise<void> {
  const { letter, matter, event, outcome = '' } = telling;
  const { tenant } = config;
  const now = app.clock.now();
  const key = `letter ${letter} ${event} ${outcome}`;
  const params = { letter, ...(outcome === '' ? {} : { outcome }) };
  const id = await insertNotice(tx, tenant, now, {
    key,
    person: null,
    subscriber: null,
    matter,
    event,
    params,
    urgent: false,
  });
  if (id === null) return;
  const dropped = isOn(config, 'email') ? {} : { dropped: 'channel-off' };
  // Who has just written is awake.
  await insertDelivery(tx, tenant, { notice: id, channel: 'email', nextAt: now, ...dropped });
}

export interface Sender {
  readonly address: string;
  readonly language: Language;
  /** The Message-ID of the letter. */
  readonly answers: string;
  /** What only they are told. */
  readonly words: Readonly<Record<string, string>>;
}

/** To whom such a notice goes; null: it was erased. */
export async function senderOf(
  app: App,
  tx: Tx,
  { tenant, notify }: TenantConfig,
  notice: NoticeRow,
): Promise<Sender | null> {
  const id = notice.params.letter ?? '';
  const letter = await findLetter(tx, tenant, id);
  const says = await findLetterText(tx, tenant, id);
  if (letter === undefined || says === undefined || !says.address) return null;
  const code = trackingCodeOf(app, tenant, letter.person);
  const matter = letter.matter === null ? undefined : await findMatter(tx, tenant, letter.matter);
  const base = notify.publicUrl?.replace(/\/+$/, '');
  return {
    address: says.address,
    language: letter.language,
    answers: says.message_id ?? '',
    words: {
      number: matter?.number ?? '—',
      // Of a letter that was not taken there is nothing to follow.
      code: letter.state === 'refused' ? '—' : shownCode(code),
      link: base === undefined || letter.state === 'refused' ? '' : `${base}/portal/t/${code}`,
      answer: says.answer ?? '',
    },
  };
}
