import type { CaseDetail, CaseEventView } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { usePeopleNames } from '../data/people.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { quoteOf, sentenceOf } from '../words/event-sentence.js';

/** What happened, the latest first, in sentences. */
export function Timeline({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <section className="case-part case-story" aria-label={t('case.story')}>
      <h3>{t('case.story')}</h3>
      <ol className="timeline" reversed>
        {[...detail.events].reverse().map((event) => (
          <li key={event.seq} className="timeline-event" data-type={event.type}>
            <EventLine event={event} kind={detail.class.kind} />
          </li>
        ))}
      </ol>
    </section>
  );
}

export function EventLine({ event, kind }: { readonly event: CaseEventView; readonly kind: string }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const names = useNames();
  const people = usePeopleNames();
  const place = { t, language: i18n.language, zone };
  const when = useByMinute((now) => instantText(place, Date.parse(event.at), now));
  const sentence = useByMinute((now) => sentenceOf({ place, names, people, now, kind }, event));
  const quote = quoteOf(t, event);
  return (
    <>
      <time className="muted number" dateTime={event.at}>
        {when}
      </time>
      <p>
        {sentence}
        {event.derived && <span className="muted"> {t('case.derived')}</span>}
      </p>
      {quote !== null && <blockquote>{quote}</blockquote>}
    </>
  );
}
