import { Button } from 'antd';
import { type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box, Chosen, MapMark, Pick, SceneHandle } from '../../map/index.js';
import { LightMark } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import type { SpanCase } from './marks-at.js';

/** A list of more is no list. */
const MOST = 100;
const THINGS = ['component', 'building', 'pipe'] as const;
const ORDER = { red: 0, yellow: 1, green: 2 } as const;

interface Props {
  readonly cases: readonly SpanCase[];
  readonly marks: readonly MapMark[];
  readonly box: Box | null;
  readonly chosen: Chosen | null;
  readonly scene: RefObject<SceneHandle | null>;
  readonly onChoose: (pick: Pick) => void;
}

/** The same as the map shows, as a list: for whoever does not see it, or has no pointer. */
export function SightPanel({ cases, marks, box, chosen, scene, onChoose }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const byId = useMemo(() => new Map(cases.map((each) => [each.id, each])), [cases]);
  const within = useMemo(() => marksWithin(marks, box), [marks, box]);
  return (
    <div className="map-sight">
      <p aria-live="polite">
        <strong>{t('cityMap.inSight', { count: within.length })}</strong>
      </p>
      {within.length === 0 && <p className="muted">{t('cityMap.nothingInSight')}</p>}
      <ul className="map-list">
        {within.slice(0, MOST).map((mark) => {
          const each = byId.get(mark.id);
          if (each === undefined) return null;
          const light = mark.light ?? 'green';
          return (
            <li key={mark.id}>
              <button
                type="button"
                aria-current={chosen?.layer === 'mark' && chosen.id === mark.id}
                onClick={() => onChoose({ layer: 'mark', id: mark.id, place: mark.place, facts: {} })}
              >
                <LightMark light={light} word={t(`light.${light}`)} showWord={false} />
                <span>{names.clsByCode(each.class.kind, each.class.code)}</span>
                <small className="muted number">{each.number}</small>
              </button>
            </li>
          );
        })}
      </ul>
      {within.length > MOST && <p className="muted">{t('cityMap.moreInSight', { count: MOST })}</p>}
      <Things scene={scene} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}

function marksWithin(marks: readonly MapMark[], box: Box | null): MapMark[] {
  if (box === null) return [];
  const inside = marks.filter(
    ({ place: { lon, lat } }) => lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north,
  );
  return inside.sort((a, b) => (ORDER[a.light ?? 'green'] ?? 3) - (ORDER[b.light ?? 'green'] ?? 3));
}

function Things({ scene, chosen, onChoose }: ThingsProps) {
  const { t } = useTranslation();
  const name = useThingName();
  const [things, setThings] = useState<readonly Pick[] | null>(null);
  return (
    <>
      <Button onClick={() => setThings(THINGS.flatMap((layer) => scene.current?.inSight(layer, MOST) ?? []))}>
        {t(things === null ? 'cityMap.list' : 'cityMap.listAgain')}
      </Button>
      {things !== null &&
        THINGS.map((layer) => {
          const some = things.filter((each) => each.layer === layer);
          if (some.length === 0) return null;
          const title = t('cityMap.thingsInSight', { what: t(`cityMap.things.${layer}`), count: some.length });
          return (
            <details key={layer}>
              <summary>{title}</summary>
              <ul className="map-list">
                {some.map((each) => (
                  <li key={each.id}>
                    <button
                      type="button"
                      aria-current={chosen?.layer === layer && chosen.id === each.id}
                      onClick={() => onChoose(each)}
                    >
                      <span>{name(each)}</span>
                      <small className="muted number">{each.id}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
    </>
  );
}

type ThingsProps = { readonly [K in 'scene' | 'chosen' | 'onChoose']: Props[K] };

/** What one would call it. */
function useThingName() {
  const { t } = useTranslation();
  const names = useNames();
  return ({ layer, facts }: Pick): string => {
    const { name, kind, class: code } = facts;
    if (typeof name === 'string' && name !== '') return name;
    if (layer === 'component' && typeof code === 'string') return names.clsByCode('component', code);
    if (layer === 'building' && typeof kind === 'string') return t(`cityMap.buildingKind.${kind}`);
    return layer === 'pipe' && typeof kind === 'string' ? t(`cityMap.pipe.${kind}`) : t(`cityMap.picked.${layer}`);
  };
}
