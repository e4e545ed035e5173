import type { Position, Shape } from '@bihuan/geo';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { cornersOf, samePlace } from './corners.js';

interface Props {
  readonly shape: Shape;
  readonly selected: Position | null;
  readonly onSelect: (corner: Position) => void;
  readonly onMove: (from: Position, to: Position) => void;
  readonly onAdd: (at: Position) => void;
  readonly onRemove: (corner: Position) => void;
}

/** Corners of an area with their degrees: the way of keys, and of whoever has them from a survey. */
export function CornerList({ shape, selected, onSelect, onMove, onAdd, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <div className="corner-list">
      {cornersOf(shape).map((ring, r) => (
        <table key={ring[0]?.join() ?? r} aria-label={t('areaEdit.ring', { number: r + 1 })}>
          <thead>
            <tr>
              <th scope="col">{t('areaEdit.corner')}</th>
              <th scope="col">{t('place.lon')}</th>
              <th scope="col">{t('place.lat')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {ring.map((corner, i) => {
              const next = ring[(i + 1) % ring.length] ?? corner;
              return (
                <tr
                  key={corner.join()}
                  className={selected !== null && samePlace(selected, corner) ? 'is-selected' : ''}
                  onFocus={() => onSelect(corner)}
                >
                  <th scope="row" className="number">
                    {i + 1}
                  </th>
                  <td>
                    <DegreeInput
                      label={t('areaEdit.lonOf', { number: i + 1 })}
                      value={corner[0]}
                      onValue={(lon) => onMove(corner, [lon, corner[1]])}
                    />
                  </td>
                  <td>
                    <DegreeInput
                      label={t('areaEdit.latOf', { number: i + 1 })}
                      value={corner[1]}
                      onValue={(lat) => onMove(corner, [corner[0], lat])}
                    />
                  </td>
                  <td>
                    <Button
                      size="small"
                      aria-label={t('areaEdit.addAfter', { number: i + 1 })}
                      onClick={() => onAdd([(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2])}
                    >
                      +
                    </Button>
                    <Button
                      size="small"
                      aria-label={t('areaEdit.removeOf', { number: i + 1 })}
                      onClick={() => onRemove(corner)}
                    >
                      −
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ))}
    </div>
  );
}

interface DegreeProps {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

/** Taken over when it is left, or with Enter: every digit on the way would be a move. */
function DegreeInput({ label, value, onValue }: DegreeProps) {
  const take = (element: HTMLInputElement) => {
    const typed = element.value.trim();
    const next = Number(typed);
    // A move that is refused leaves the corner where it is, and one that is taken draws the row anew.
    element.value = value.toFixed(7);
    if (typed !== '' && Number.isFinite(next) && next !== Number(element.value)) onValue(next);
  };
  return (
    <input
      key={value}
      className="number"
      aria-label={label}
      inputMode="decimal"
      defaultValue={value.toFixed(7)}
      onBlur={(event) => take(event.currentTarget)}
      onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget)}
    />
  );
}
