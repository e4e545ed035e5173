import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stamp, textOf } from '../data/phone-time.js';
import { whenText } from '../data/text.js';
import { useQueue } from '../data/use-queue.js';
import { INTERVALS, type Recording, USUAL_SECONDS } from '../data/use-recorder.js';
import { useKept, useWorking } from '../phone-context.js';
import { keep } from '../store/phone.js';
import { useReached } from './map-screen.js';
import { NoRoomNote } from './no-room.js';
import { PhoneMap } from './phone-map.js';

/** Begins and ends a shift, with a net and without; says what is recorded, and shows it to its own person. */
export function ShiftScreen({ recorder }: { readonly recorder: Recording }) {
  const { t } = useTranslation();
  const { phone, owner, syncer, session } = useWorking();
  const shift = useKept('shift');
  const pack = useKept('pack');
  const seconds = useKept('every') ?? USUAL_SECONDS;
  const reached = useReached();
  const queue = useQueue();
  const [shown, setShown] = useState(false);
  const positions =
    useLiveQuery(
      () => (shift === undefined ? [] : phone.positions.where('shift').equals(shift.id).toArray()),
      [phone, shift],
    ) ?? [];
  const on = shift !== undefined && shift.endedAt === null;
  const begin = async () => {
    const id = crypto.randomUUID();
    const made = stamp();
    const beganAt = textOf(made.at);
    // The track of the shift before is the server's by now, or waits with its own positions.
    if (shift !== undefined) await phone.positions.where('[shift+sent]').equals([shift.id, 1]).delete();
    const isKept = await queue.put({
      id,
      owner,
      subject: `shift ${id}`,
      title: t('shift.begin'),
      work: { kind: 'shift-begin', shift: id, beganAt },
      photos: [],
      offset: made.offset,
      stretch: made.stretch,
    });
    if (!isKept) return;
    await keep(phone, owner, 'shift', { id, beganAt, endedAt: null });
    void syncer.run();
  };
  const end = async () => {
    if (shift === undefined) return;
    const made = stamp();
    const endedAt = textOf(made.at);
    const isKept = await queue.put({
      id: crypto.randomUUID(),
      owner,
      subject: `shift ${shift.id}`,
      title: t('shift.end'),
      work: { kind: 'shift-end', shift: shift.id, endedAt },
      photos: [],
      offset: made.offset,
      stretch: made.stretch,
    });
    if (!isKept) return;
    await keep(phone, owner, 'shift', { ...shift, endedAt });
    void syncer.run();
  };
  const left = positions.filter((position) => position.sent === 0).length;
  return (
    <div className="fields">
      <h1>{t('shift.title')}</h1>
      <p role="status">
        {on ? t('shift.on', { time: whenText(t, shift.beganAt, session.now) }) : t('shift.off')}
        {recorder === 'searching' && ` ${t('shift.searching')}`}
      </p>
      {recorder === 'refused' && <p role="alert">{t('shift.refused')}</p>}
      {shift !== undefined && (
        <dl className="figures">
          <div>
            <dt>{t('shift.cells')}</dt>
            <dd>{reached.size}</dd>
          </div>
          <div>
            <dt>{t('shift.positions')}</dt>
            <dd>{positions.length}</dd>
          </div>
          <div>
            <dt>{t('shift.waiting')}</dt>
            <dd>{left}</dd>
          </div>
        </dl>
      )}
      <div className="chips" role="group" aria-label={t('shift.every')}>
        <span className="chips-title">{t('shift.every')}</span>
        {INTERVALS.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={each === seconds}
            onClick={() => void keep(phone, owner, 'every', each)}
          >
            {t('shift.seconds', { count: each })}
          </button>
        ))}
      </div>
      <p className="muted">{t('shift.what')}</p>
      {on && <p className="muted">{t('shift.keepOpen')}</p>}
      {pack !== undefined && pack.areas.length > 0 && positions.length > 0 && (
        <details onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>{t('shift.track')}</summary>
          {shown && <PhoneMap pack={pack} label={t('shift.track')} reached={reached} track={positions} />}
        </details>
      )}
      <NoRoomNote shown={queue.full} />
      <div className="bar">
        <button type="button" className={on ? 'big' : 'big is-first'} onClick={() => void (on ? end() : begin())}>
          {t(on ? 'shift.end' : 'shift.begin')}
        </button>
      </div>
    </div>
  );
}
