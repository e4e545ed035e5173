import type { ComponentPhoto } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../client/index.js';

interface Props {
  readonly photos: readonly ComponentPhoto[];
  readonly name: string;
}

/** Small pictures, each the way to the whole one. */
export function PhotoStrip({ photos, name }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="part-photos" aria-label={t('components.field.photos')}>
      {photos
        .filter((photo) => !photo.erased)
        .map((photo) => (
          <li key={photo.id}>
            <a href={fileAddress(photo.id)} target="_blank" rel="noreferrer">
              <img src={fileAddress(photo.id, 'thumb')} alt={t('components.photoOf', { name })} loading="lazy" />
            </a>
          </li>
        ))}
    </ul>
  );
}
