import './photos.css';
import type { CaseDetail, CasePhoto } from '@bihuan/contracts';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../client/index.js';
import { addWords } from '../i18n/area-words.js';
import { Compare } from './compare.js';
import { firstPair, type Pair, PHASES, withChosen } from './pair.js';
import { distanceText, useAlt, useWhen } from './photo-words.js';
import { words } from './words.js';

addWords(words);

/** The photos of a case: how it was beside how it is, and all of them by what they show. */
export function CasePhotos({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const { photos } = detail;
  const [chosen, setChosen] = useState<{ readonly of: number; readonly pair: Pair } | null>(null);
  const [full, setFull] = useState(false);
  if (photos.length === 0) {
    return (
      <section className="case-part case-photos" aria-label={t('photos.title')}>
        <p className="muted">{t('photos.none')}</p>
      </section>
    );
  }
  // A photo that came meanwhile is shown; what was chosen before was chosen among others.
  const pair = chosen?.of === photos.length ? chosen.pair : firstPair(photos);
  const compared = [pair.left, pair.right].flatMap((index) => (index === null ? [] : (photos[index] ?? [])));
  const choose = (index: number) => setChosen({ of: photos.length, pair: withChosen(photos, pair, index) });
  const strip = <Strip detail={detail} pair={pair} onChoose={choose} />;
  return (
    <section className="case-part case-photos" aria-label={t('photos.title')}>
      <h3>{t('photos.title')}</h3>
      <Compare photos={compared} full={false} onFull={() => setFull(true)} />
      {strip}
      {full && (
        <FullScreen onLeave={() => setFull(false)}>
          <Compare photos={compared} full onFull={() => setFull(false)} />
          {strip}
        </FullScreen>
      )}
    </section>
  );
}

interface StripProps {
  readonly detail: CaseDetail;
  readonly pair: Pair;
  readonly onChoose: (index: number) => void;
}

function Strip({ detail, pair, onChoose }: StripProps) {
  const { t } = useTranslation();
  const numbered = detail.photos.map((photo, index) => ({ photo, index }));
  return (
    <div className="photo-strip">
      {PHASES.map((phase) => {
        const shown = numbered.filter(({ photo }) => photo.phase === phase);
        if (shown.length === 0) return null;
        return (
          <div key={phase} className="photo-phase">
            <h4>{t(`photos.phase.${phase}`)}</h4>
            <ul>
              {shown.map(({ photo, index }) => (
                <li key={`${photo.seq} ${photo.id}`}>
                  <Thumb
                    photo={photo}
                    place={detail.location}
                    chosen={index === pair.left || index === pair.right}
                    onChoose={() => onChoose(index)}
                  />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

interface ThumbProps {
  readonly photo: CasePhoto;
  readonly place: CaseDetail['location'];
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Thumb({ photo, place, chosen, onChoose }: ThumbProps) {
  const { t } = useTranslation();
  const when = useWhen(photo);
  const alt = useAlt(photo);
  const distance = distanceText(t, place, photo.location);
  const said = (
    <span className="photo-said">
      <span className="number">{when}</span>
      <span>{photo.by.name}</span>
      {distance !== null && <span className="number">{distance}</span>}
    </span>
  );
  if (photo.erased) {
    return (
      <div className="photo-thumb is-erased">
        <span className="photo-gone">{t('photos.erased')}</span>
        {said}
      </div>
    );
  }
  return (
    <button type="button" className="photo-thumb" aria-pressed={chosen} onClick={onChoose}>
      <img src={fileAddress(photo.id, 'thumb')} alt={alt} loading="lazy" decoding="async" draggable={false} />
      {said}
    </button>
  );
}

/** Over all else, until Escape or its button; the focus goes back to where it was. */
function FullScreen({ onLeave, children }: { readonly onLeave: () => void; readonly children: React.ReactNode }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog);
  return (
    <dialog ref={dialog} className="photo-full" aria-label={t('photos.compare')} onClose={onLeave}>
      {children}
    </dialog>
  );
}

function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('.compare-frame')?.focus();
    return () => element?.close();
  }, [dialog]);
}
