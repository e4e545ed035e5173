import type { Point } from '@bihuan/contracts';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pointNow } from '../data/position.js';
import { useWorking } from '../phone-context.js';
import { headingNow, readCompass } from '../photos/heading.js';
import { LITTLE, type Room, roomLeft } from '../photos/room.js';
import { PhotoRefused, takePhoto } from '../photos/take-photo.js';
import type { PhonePhoto } from '../store/phone.js';
import { Icon } from './icon.js';
import { useAddress } from './kept-picture.js';

interface Props {
  readonly photos: readonly string[];
  /** Called with all of them, however many came meanwhile. */
  readonly onChange: (change: (photos: readonly string[]) => readonly string[]) => void;
  /** Where the phone was when one was taken. */
  readonly onTaken?: (place: Point) => void;
}

const MOST = 20;

/** The camera in one tap. What was taken is on the phone before its picture shows here. */
export function PhotoField({ photos, onChange, onTaken }: Props) {
  const { t } = useTranslation();
  const { phone, owner } = useWorking();
  const [busy, setBusy] = useState(0);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [room, setRoom] = useState<Room>({ left: null, lasting: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another photo is less room
  useEffect(() => void roomLeft().then(setRoom), [photos]);
  const rows = useLiveQuery(() => phone.photos.bulkGet([...photos]), [phone, photos]) ?? [];

  const take = async (files: readonly File[], captured: boolean) => {
    setTrouble(null);
    const place = pointNow();
    for (const file of files.slice(0, MOST - photos.length)) {
      setBusy((n) => n + 1);
      try {
        const id = await takePhoto(phone, file, { owner, place, bearing: headingNow(), captured });
        onChange((before) => [...before, id]);
        const at = await place;
        if (at !== null) onTaken?.(at);
      } catch (error) {
        setTrouble(t(error instanceof PhotoRefused ? `photo.${error.reason}` : 'photo.failed'));
      } finally {
        setBusy((n) => n - 1);
      }
    }
  };
  const remove = async (id: string) => {
    onChange((before) => before.filter((each) => each !== id));
    await phone.photos.delete(id);
  };
  const little = room.left !== null && room.left < LITTLE;
  return (
    <div className="photo-field">
      {photos.length > 0 && (
        <ul className="photo-list">
          {photos.map((id, index) => (
            <Item key={id} no={index + 1} photo={rows[index]} onRemove={() => void remove(id)} />
          ))}
        </ul>
      )}
      <div className="photo-ways">
        <Way name={t('photo.take')} capture onFiles={(files) => void take(files, true)} />
        <Way name={t('photo.choose')} onFiles={(files) => void take(files, false)} />
      </div>
      {busy > 0 && <p role="status">{t('photo.busy')}</p>}
      {trouble !== null && <p role="alert">{trouble}</p>}
      {little && <p role="status">{t('photo.little', { mb: Math.floor((room.left ?? 0) / 1_048_576) })}</p>}
    </div>
  );
}

interface WayProps {
  readonly name: string;
  readonly capture?: boolean;
  readonly onFiles: (files: File[]) => void;
}

/** A button that is the browser's own field for files, so that keyboard and screen reader know it. */
function Way({ name, capture = false, onFiles }: WayProps) {
  return (
    <label className={capture ? 'big is-accent' : 'big'}>
      {capture && <Icon name="camera" />}
      {name}
      <input
        type="file"
        accept="image/*"
        multiple={!capture}
        {...(capture ? { capture: 'environment' as const } : {})}
        className="visually-hidden"
        onClick={readCompass}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
}

interface ItemProps {
  readonly no: number;
  readonly photo: PhonePhoto | undefined;
  readonly onRemove: () => void;
}

function Item({ no, photo, onRemove }: ItemProps) {
  const { t } = useTranslation();
  const address = useAddress(photo?.picture);
  return (
    <li>
      {address !== null && <img src={address} alt={t('photo.of', { no })} />}
      <button type="button" className="round" aria-label={t('photo.remove', { no })} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </li>
  );
}
