import './photo-field.css';
import { CameraOutlined, CloseOutlined, PictureOutlined } from '@ant-design/icons';
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress, type Upload } from '../../client/index.js';
import { useMedia } from '../../ui/index.js';
import { addWords } from '../i18n/area-words.js';
import { problemText } from '../words/problem-text.js';
import { type Sending, unsentOf } from './upload-queue.js';
import { uploads, useUploads } from './uploads.js';
import { words } from './words.js';

addWords(words);

interface Props {
  /** Of the element that the field's label names. */
  readonly id: string;
  /** Ids of the photos, in their order. */
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  /** Where the phone is, asked for when a photo is taken; null: nobody asks. */
  readonly place?: (() => Promise<Upload['place']>) | undefined;
  /** On a phone's page: the camera fills the width. */
  readonly large?: boolean;
}

const MOST = 20;
/** What the server takes. Others are refused there, too. */
const KINDS = 'image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif';

/** Photos of a form: taken, chosen, dropped or pasted; on their way as soon as they are there. */
export function PhotoField({ id, value, onChange, place, large = false }: Props) {
  const { t } = useTranslation();
  const all = useUploads();
  const touch = useMedia('(pointer: coarse)') || large;
  const [over, setOver] = useState(false);
  useEffect(() => void uploads.resume(value), [value]);

  const room = MOST - value.length;
  const add = (files: readonly File[]) => {
    const pictures = files.filter((file) => file.type.startsWith('image/') || file.type === '').slice(0, room);
    if (pictures.length > 0) onChange([...value, ...uploads.add(pictures, place?.() ?? null)]);
  };
  const remove = (one: string) => {
    uploads.remove(one);
    onChange(value.filter((each) => each !== one));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add([...event.clipboardData.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are besides the buttons
    <div
      className={`photo-field ${large ? 'is-large' : ''} ${over ? 'is-over' : ''}`}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onPaste={onPaste}
    >
      {value.length > 0 && (
        <ul className="photo-field-list">
          {value.map((one, index) => (
            <Item key={one} id={one} no={index + 1} sending={all.get(one)} onRemove={() => remove(one)} />
          ))}
        </ul>
      )}
      {room > 0 ? (
        <div className="photo-field-ways">
          {touch && <Way id={id} icon={<CameraOutlined aria-hidden />} name={t('photos.take')} onFiles={add} capture />}
          <Way
            id={touch ? `${id}-choose` : id}
            icon={<PictureOutlined aria-hidden />}
            name={t('photos.choose')}
            onFiles={add}
          />
          {!touch && <span className="muted">{t('photos.drop')}</span>}
        </div>
      ) : (
        <p className="muted">{t('photos.most', { count: MOST })}</p>
      )}
      <Gate unsent={unsentOf(all, value)} />
    </div>
  );
}

interface WayProps {
  readonly id: string;
  readonly icon: React.ReactNode;
  readonly name: string;
  readonly onFiles: (files: File[]) => void;
  readonly capture?: boolean;
}

/** A button that is the browser's own field for files, so that keyboard and screen reader know it. */
function Way({ id, icon, name, onFiles, capture = false }: WayProps) {
  return (
    <span className="photo-way">
      <input
        id={id}
        type="file"
        accept={KINDS}
        aria-label={name}
        multiple={!capture}
        {...(capture ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file again is a change again.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="photo-way-face">
        {icon} {name}
      </label>
    </span>
  );
}

interface ItemProps {
  readonly id: string;
  readonly no: number;
  /** Absent: the server has it from before. */
  readonly sending: Sending | undefined;
  readonly onRemove: () => void;
}

function Item({ id, no, sending, onRemove }: ItemProps) {
  const { t } = useTranslation();
  const [lost, setLost] = useState(false);
  const source = sending?.preview ?? fileAddress(id, 'thumb');
  const again = sending?.state === 'failed' || sending?.state === 'offline';
  return (
    <li className="photo-item" data-state={lost ? 'lost' : (sending?.state ?? 'sent')}>
      <img src={source} alt={t('photos.one', { no })} onError={() => setLost(true)} onLoad={() => setLost(false)} />
      {sending?.state === 'sending' && (
        <span className="photo-item-bar" style={{ width: `${Math.round(sending.part * 100)}%` }} />
      )}
      <button type="button" className="photo-item-remove" aria-label={t('photos.remove', { no })} onClick={onRemove}>
        <CloseOutlined aria-hidden />
      </button>
      <span className="photo-item-state" role="status">
        <State sending={sending} lost={lost} />
      </span>
      {again && (
        <button type="button" className="link-button" onClick={() => uploads.retry([id])}>
          {t('photos.retry')}
        </button>
      )}
    </li>
  );
}

function State({ sending, lost }: { readonly sending: Sending | undefined; readonly lost: boolean }) {
  const { t } = useTranslation();
  // A preview that this browser cannot draw says nothing of the upload.
  if (lost && sending === undefined) return t('photos.lost');
  switch (sending?.state) {
    case 'waiting':
      return t('photos.waiting');
    case 'sending':
      return t('photos.sending', { percent: Math.round(sending.part * 100) });
    case 'offline':
      return t('photos.offline');
    case 'failed':
      return t('photos.refused', { why: sending.problem === null ? '' : problemText(t, sending.problem) });
    default:
      return t('photos.sent');
  }
}

/** Keeps the form around it from being sent while photos are on their way: the browser itself says why. */
function Gate({ unsent }: { readonly unsent: number }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const why = unsent > 0 ? t('photos.unsent') : '';
  useEffect(() => input.current?.setCustomValidity(why), [why]);
  return <input ref={input} className="photo-field-gate" tabIndex={-1} aria-hidden value="" onChange={() => {}} />;
}
