import type { CaseSummary, Point, ReportBody } from '@bihuan/contracts';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapPoint } from '../../map/index.js';
import { nearComponents } from '../data/near.js';
import { stamp, textOf } from '../data/phone-time.js';
import { pointNow } from '../data/position.js';
import { useDraft } from '../data/use-draft.js';
import { useOnline } from '../data/use-online.js';
import { useQueue } from '../data/use-queue.js';
import { useSame } from '../data/use-same.js';
import { useKept, useWorking } from '../phone-context.js';
import { useClassName } from './class-name.js';
import { ClassPicker, keyOf } from './class-picker.js';
import { NearComponents } from './near-components.js';
import { NoRoomNote } from './no-room.js';
import { PhotoField } from './photo-field.js';
import { PlaceField } from './place-field.js';
import { SameCases } from './same-cases.js';

export interface ReportDraft {
  readonly photos: readonly string[];
  readonly class: string | null;
  readonly severity: ReportBody['severity'] | null;
  readonly place: Point | null;
  /** Somebody chose the place; else it is where the photo is taken. */
  readonly placed: boolean;
  readonly address: string;
  readonly description: string;
  readonly component: string | null;
  /** The id of an open case that is the same problem. */
  readonly joins: string | null;
  /** Cases that were said to be others. */
  readonly others: readonly string[];
  /** The refused report that this one stands for. */
  readonly mends: string | null;
}

export const EMPTY_REPORT: ReportDraft = {
  photos: [],
  class: null,
  severity: null,
  place: null,
  placed: false,
  address: '',
  description: '',
  component: null,
  joins: null,
  others: [],
  mends: null,
};

const SQUARE = <rect x="1.5" y="1.5" width="9" height="9" className="map-component" />;
const NO_CASES: readonly CaseSummary[] = [];
const SEVERITIES = ['general', 'urgent', 'special'] as const;

/** A report: photo, class, place, and away; it is on the phone at once and at the server when there is a net. */
export function Report() {
  const { t } = useTranslation();
  const { owner, syncer } = useWorking();
  const queue = useQueue();
  const { draft, full, change, clear } = useDraft<ReportDraft>('report', EMPTY_REPORT);
  const pack = useKept('pack');
  const cases = useKept('cases');
  const classes = useKept('catalogue')?.classes;
  const nameOf = useClassName();
  const online = useOnline();
  const [saved, setSaved] = useState(false);
  const busy = useRef(false);
  const photos = useRef<readonly string[]>([]);
  photos.current = draft?.photos ?? [];
  const placed = useRef(false);
  placed.current = draft?.placed ?? false;
  const cls = classes?.find((each) => keyOf(each) === draft?.class);
  const place = draft?.place ?? null;
  const near = useMemo(
    () => (pack === undefined || cls?.kind !== 'component' || place === null ? [] : nearComponents(pack, cls, place)),
    [pack, cls, place],
  );
  const likely = useSame(cases ?? NO_CASES, {
    cls,
    place,
    component: cls?.kind === 'component' ? (draft?.component ?? null) : null,
    address: draft?.address ?? '',
    description: draft?.description ?? '',
  });
  const points = useMemo<MapPoint[]>(
    () => near.map(({ id, name, place: at }) => ({ id, place: at, shape: SQUARE, title: name })),
    [near],
  );
  // Most reports are of where one stands.
  const wanted = draft !== undefined && draft.place === null;
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    void pointNow().then((point) => {
      if (point !== null && !left) change({ place: point });
    });
    return () => {
      left = true;
    };
  }, [wanted, change]);

  if (draft === undefined) return null;
  const missing = [
    ...(draft.photos.length === 0 ? ['photo'] : []),
    ...(cls === undefined ? ['class'] : []),
    ...(place === null ? ['location'] : []),
  ];
  const severity = draft.severity ?? cls?.severity ?? 'general';
  const same = likely.filter((each) => !draft.others.includes(each.case.id));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (missing.length > 0 || cls === undefined || place === null || busy.current) return;
    busy.current = true;
    const id = crypto.randomUUID();
    const made = stamp();
    const said = (text: string) => (text.trim() === '' ? null : text.trim());
    const [address, description] = [said(draft.address), said(draft.description)];
    const body: ReportBody = {
      id,
      source: 'collector',
      class: { standardRef: cls.standardRef, kind: cls.kind, code: cls.code },
      severity,
      location: place,
      observedAt: textOf(made.at),
      ...(address === null ? {} : { address }),
      ...(description === null ? {} : { description }),
      ...(draft.component === null || cls.kind !== 'component' ? {} : { component: draft.component }),
      ...(draft.joins === null ? {} : { joins: draft.joins }),
      ...(draft.photos.length === 0 ? {} : { attachments: [...draft.photos] }),
    };
    try {
      const isKept = await queue.put(
        {
          id,
          owner,
          subject: id,
          title: [nameOf(cls), address].filter((each) => each !== null).join(' · '),
          work: { kind: 'report', body },
          photos: draft.photos,
          offset: made.offset,
          stretch: made.stretch,
        },
        draft.mends,
      );
      if (!isKept) return;
      await clear();
      setSaved(true);
      window.scrollTo(0, 0);
      void syncer.run();
    } finally {
      busy.current = false;
    }
  };
  return (
    <form className="fields" onSubmit={(event) => void submit(event)} aria-labelledby="report-title">
      <h1 id="report-title">{t('report.title')}</h1>
      {saved && (
        <p role="status" className="note">
          {t('report.saved', { state: t(online ? 'report.savedOnline' : 'report.savedOffline') })}
        </p>
      )}
      {draft.mends !== null && <p className="note">{t('report.mending')}</p>}
      <section aria-label={t('report.photo')}>
        <h2>{t('report.photo')}</h2>
        <PhotoField
          photos={draft.photos}
          onChange={(next) => {
            setSaved(false);
            photos.current = next(photos.current);
            change({ photos: photos.current });
          }}
          onTaken={(at) => {
            if (!placed.current) change({ place: at, component: null, joins: null });
          }}
        />
      </section>
      <section aria-label={t('report.what')}>
        <h2>{t('report.what')}</h2>
        <ClassPicker
          chosen={draft.class}
          onChoose={(next) => {
            setSaved(false);
            change({ class: keyOf(next), severity: null, component: null, joins: null });
          }}
        />
        {cls !== undefined && (
          <div className="chips" role="group" aria-label={t('report.severity')}>
            {SEVERITIES.map((each) => (
              <button
                key={each}
                type="button"
                className="chip"
                aria-pressed={each === severity}
                onClick={() => change({ severity: each })}
              >
                {t(`severity.${each}`)}
              </button>
            ))}
          </div>
        )}
      </section>
      <section aria-label={t('report.where')}>
        <h2>{t('report.where')}</h2>
        <PlaceField
          pack={pack}
          place={place}
          onPlace={(next) => change({ place: next, placed: true, component: null, joins: null })}
          points={points}
          selected={draft.component}
          onPoint={(component) => change({ component })}
        />
        {cls?.kind === 'component' && place !== null && (
          <NearComponents near={near} chosen={draft.component} onChoose={(component) => change({ component })} />
        )}
        <SameCases
          same={same}
          joins={draft.joins}
          onJoin={(joins) => change({ joins })}
          onOther={(id) => change({ others: [...draft.others, id] })}
        />
        <label className="field">
          <span>
            {t('report.address')} {t('report.optional')}
          </span>
          <input
            value={draft.address}
            maxLength={200}
            placeholder={t('report.addressHint')}
            onChange={(event) => change({ address: event.target.value })}
          />
        </label>
      </section>
      <label className="field">
        <span>
          {t('report.about')} {t('report.optional')}
        </span>
        <textarea
          rows={3}
          maxLength={4000}
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </label>
      <NoRoomNote shown={queue.full || full} />
      <div className="bar">
        {missing.length > 0 && (
          <p id="report-missing" className="muted">
            {t('report.missing', { names: missing.map((name) => t(`field.${name}`)).join(t('app.comma')) })}
          </p>
        )}
        <button
          type="submit"
          className="big is-first"
          disabled={missing.length > 0}
          {...(missing.length > 0 ? { 'aria-describedby': 'report-missing' } : {})}
        >
          {t('report.send')}
        </button>
      </div>
    </form>
  );
}
