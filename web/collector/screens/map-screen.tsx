import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { contains, type MapPoint } from '../../map/index.js';
import { LightShape } from '../../ui/index.js';
import { askWhere } from '../data/position.js';
import { lightNow } from '../data/text.js';
import { useKept, useWorking } from '../phone-context.js';
import { go } from '../use-screen.js';
import { useClassName } from './class-name.js';
import { asArea, PhoneMap } from './phone-map.js';

/** The own grid: cells that this shift has reached, tasks by their lights, and where one is. */
export function MapScreen() {
  const { t } = useTranslation();
  const pack = useKept('pack');
  const tasks = useKept('tasks');
  const nameOf = useClassName();
  const reached = useReached();
  useEffect(() => void askWhere(), []);
  const points = useMemo<MapPoint[]>(
    () =>
      (tasks ?? []).flatMap((task) =>
        task.location === null
          ? []
          : [
              {
                id: task.id,
                place: task.location,
                shape: <LightShape light={lightNow(task.clock ?? task.whole)} />,
                title: nameOf(task.class),
              },
            ],
      ),
    [tasks, nameOf],
  );
  if (pack === undefined) return <p className="empty">{t('map.noPack')}</p>;
  const cells = new Set(pack.areas.map((area) => area.parent));
  return (
    <div className="map-screen">
      <h1>{t('map.title')}</h1>
      <PhoneMap pack={pack} label={t('map.label')} points={points} onPoint={(id) => go('task', id)} reached={reached} />
      <p className="muted">
        {t('map.kept', {
          cells: pack.areas.filter((area) => !cells.has(area.id)).length,
          components: pack.components.length,
        })}{' '}
        {pack.more && t('map.more', { count: pack.components.length })}
      </p>
      <p className="muted">
        <span className="swatch" aria-hidden /> {t('map.legendDone')}
      </p>
    </div>
  );
}

/** Positions less exact than this may lie in the neighbouring cell. */
const EXACT_METRES = 50;

/** Cells in which the positions of the latest shift lie. */
export function useReached(): ReadonlySet<string> {
  const { phone } = useWorking();
  const pack = useKept('pack');
  const shift = useKept('shift');
  const positions = useLiveQuery(
    () => (shift === undefined ? [] : phone.positions.where('shift').equals(shift.id).toArray()),
    [phone, shift],
  );
  return useMemo(() => {
    const found = new Set<string>();
    if (pack === undefined || positions === undefined) return found;
    const parents = new Set(pack.areas.map((area) => area.parent));
    const cells = pack.areas.filter((area) => !parents.has(area.id)).map(asArea);
    let last: (typeof cells)[number] | undefined;
    for (const position of positions) {
      if (position.accuracy > EXACT_METRES) continue;
      if (last === undefined || !contains(last, position)) last = cells.find((cell) => contains(cell, position));
      if (last !== undefined) found.add(last.id);
    }
    return found;
  }, [pack, positions]);
}
