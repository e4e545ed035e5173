import type { CaseDetail, CaseEventView } from '@bihuan/contracts';
import { Button, Checkbox } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { quoteOf, sentenceOf } from '../words/event-sentence.js';
import { correctionsOf } from './corrections.js';

const EventData = lazy(() => import('./audit.js').then((module) => ({ default: module.EventData })));
const Changes = lazy(() => import('./audit.js').then((module) => ({ default: module.Changes })));

/** As many of the latest events are told at first; the rest when asked for. */
const FIRST = 20;

/** What happened, the latest first, in sentences; or with all that the log keeps of it. */
export function Timeline({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const [everything, setEverything] = useState(false);
  const [whole, setWhole] = useState(false);
  const corrections = useMemo(() => correctionsOf(detail.events), [detail.events]);
  const latest = [...detail.events].reverse();
  // One or two more are told with the rest: a button for them would be no shorter.
  const shown = whole || latest.length <= FIRST + 2 ? latest : latest.slice(0, FIRST);
  return (
    <section className="case-part case-story" aria-label={t('case.story')}>
      <div className="case-part-head">
        <h3>{t('case.story')}</h3>
        <Checkbox checked={everything} onChange={(event) => setEverything(event.target.checked)}>
          {t('allData.all')}
        </Checkbox>
      </div>
      <ol className="timeline" reversed start={latest.length}>
        {shown.map((event) => {
          const changes = corrections.get(event.seq);
          return (
            <li key={event.seq} className="timeline-event" data-type={event.type}>
              <EventLine event={event} kind={detail.class.kind} />
              <Suspense fallback={null}>
                {changes !== undefined && <Changes changes={changes} kind={detail.class.kind} />}
                {everything && <EventData detail={detail} event={event} />}
              </Suspense>
            </li>
          );
        })}
      </ol>
      {shown.length < latest.length && (
        <Button type="link" size="small" onClick={() => setWhole(true)}>
          {t('story.earlier', { count: latest.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

export function EventLine({ event, kind }: { readonly event: CaseEventView; readonly kind: string }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const names = useNames();
  const place = { t, language: i18n.language, zone };
  const people = (id: string) => event.names[id] ?? null;
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
