import type { AreaFinding, AreaMap, Point } from '@bihuan/contracts';
import {
  addCorner,
  areaOf,
  type Edit,
  mergeAreas,
  moveCorner,
  onLattice,
  type Position,
  removeCorner,
  type Shape,
  snap,
  splitArea,
} from '@bihuan/geo';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contains, PlainMap } from '../../../map/index.js';
import { ChoiceBar } from '../../../ui/index.js';
import { useMapWords } from '../../desk/use-map-words.js';
import { areaIn, type Draft, featureOf, featuresOf, shapeOf, sibling } from './area-draft.js';
import { CornerLayer } from './corner-layer.js';
import { CornerList } from './corner-list.js';
import { DraftSave } from './draft-save.js';
import { GenerateCells } from './generate-cells.js';
import { useAreaDraft } from './use-area-draft.js';

interface Props {
  readonly map: AreaMap;
  /** The area that the map is about; null: a layer beside the tree. */
  readonly about: string | null;
  readonly mayWrite: boolean;
  readonly onSaved: () => void;
}

const TOOLS = ['corners', 'split', 'draw'] as const;
type Tool = (typeof TOOLS)[number];

/** Areas on the map, to be redrawn together: what is moved in one moves in its neighbours and in what lies above. */
export function AreaEditor({ map, about, mayWrite, onSaved }: Props) {
  const { t } = useTranslation();
  const words = useMapWords();
  const state = useAreaDraft(map);
  const { draft } = state;
  const levels = [...new Set(map.areas.map((area) => area.level))].filter((level) => level !== 'district');
  const [level, setLevel] = useState(levels.includes('cell') ? 'cell' : (levels.at(-1) ?? 'cell'));
  const [chosen, setChosen] = useState<string | null>(null);
  const [tool, setTool] = useState<Tool>('corners');
  const [corner, setCorner] = useState<Position | null>(null);
  const [line, setLine] = useState<readonly Point[]>([]);
  const [drag, setDrag] = useState<{ readonly from: Position; readonly to: Position } | null>(null);
  const [patch, setPatch] = useState<AreaFinding | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [generated, setGenerated] = useState(false);

  const dragged = drag === null ? null : moveCorner(draft.shapes, drag.from, drag.to);
  const shapes = dragged?.ok === true ? dragged.shapes : draft.shapes;
  const features = useMemo(() => featuresOf(draft, shapes, level), [draft, shapes, level]);
  const middle = about === null ? undefined : map.areas.find((area) => area.id === about);
  const focus = useMemo(() => focusOf(patch, middle), [patch, middle]);
  const area = chosen === null ? undefined : areaIn(draft, chosen);
  const shape = chosen === null ? undefined : shapes.get(chosen);

  const apply = (edit: Edit, next: Draft = draft) => {
    setDrag(null);
    if (edit.ok) {
      setRefused(null);
      state.change({ ...next, shapes: edit.shapes });
    } else {
      const name = edit.id === undefined ? '' : (areaIn(draft, edit.id)?.name ?? '');
      setRefused(t(`areaRefusal.${edit.why}`, { name }));
    }
    return edit.ok;
  };
  const move = (from: Position, to: Position, metres = 0) => {
    const held = metres === 0 ? null : snap(draft.shapes, to, metres, from);
    const at = onLattice(held?.at ?? to);
    if (from[0] === at[0] && from[1] === at[1]) setDrag(null);
    else if (apply(moveCorner(draft.shapes, from, at))) setCorner(at);
  };
  const choose = (id: string | null) => {
    setChosen(id);
    setCorner(null);
    setRefused(null);
  };
  const pick = (place: Point) => {
    setPatch(null);
    if (tool !== 'corners') setLine((before) => [...before, place]);
    else choose(features.find((feature) => contains(feature, place))?.id ?? null);
  };
  const split = () => {
    const beside = area === undefined ? null : sibling(draft, area);
    if (area === undefined || beside === null) return setRefused(t('areaRefusal.no-code'));
    const edit = splitArea(draft.shapes, area.id, line.map(positionOf), beside.id);
    if (apply(edit, beside.draft)) setLine([]);
  };
  const neighbours = area === undefined ? [] : neighboursOf(draft, area.id);
  const hasParts = area !== undefined && map.areas.some((each) => each.parent === area.id);
  const block = tool === 'draw' && line.length >= 3 ? blockOf(line) : null;
  return (
    <div className="area-editor">
      <div className="area-map">
        <PlainMap
          label={t('areaEdit.map')}
          words={words}
          areas={features}
          onPick={pick}
          {...(focus === undefined ? {} : { focus })}
          overlay={(sheet) => (
            <CornerLayer
              sheet={sheet}
              shape={mayWrite && tool === 'corners' ? (shape ?? null) : null}
              selected={corner}
              line={block === null ? line : [...line, ...line.slice(0, 1)]}
              patch={patch?.shape == null ? null : shapeOf(patch.shape)}
              onSelect={setCorner}
              onDrag={(from, to) => setDrag({ from, to: onLattice(to) })}
              onDrop={move}
              onAdd={(at) => apply(addCorner(draft.shapes, onLattice(at)))}
            />
          )}
        />
      </div>
      <aside className="area-side">
        {levels.length > 1 && (
          <ChoiceBar
            label={t('areaPage.level')}
            value={level}
            options={levels.map((each) => ({ value: each, label: t(`areaLevel.${levelWord(each)}`) }))}
            onChange={(next) => {
              setLevel(next);
              choose(null);
            }}
          />
        )}
        <Select
          aria-label={t('areaEdit.chosen')}
          placeholder={t('areaEdit.choose')}
          allowClear
          showSearch={{ optionFilterProp: ['label'] }}
          value={chosen}
          onChange={(id: string | undefined) => choose(id ?? null)}
          options={features.map((feature) => ({
            value: feature.id,
            label: `${feature.properties.name} ${feature.id}`,
          }))}
        />
        {area !== undefined && shape !== undefined && (
          <p className="muted number">
            {area.id} · {t('areaEdit.squareMetres', { count: Math.round(areaOf(shape)) })}
          </p>
        )}
        {mayWrite && (
          <ChoiceBar
            label={t('areaEdit.tool')}
            value={tool}
            options={TOOLS.map((each) => ({ value: each, label: t(`areaTool.${each}`) }))}
            onChange={(next) => {
              setTool(next);
              setLine([]);
              setRefused(null);
            }}
          />
        )}
        <p role="alert" className="area-refused">
          {refused}
        </p>
        {mayWrite && tool === 'corners' && area !== undefined && shape !== undefined && (
          <>
            {!hasParts && neighbours.length > 0 && (
              <MergeForm
                key={area.id}
                neighbours={neighbours.map((id) => ({ value: id, label: areaIn(draft, id)?.name ?? id }))}
                onMerge={(other) => apply(mergeAreas(draft.shapes, area.id, other))}
              />
            )}
            <CornerList
              shape={shape}
              selected={corner}
              onSelect={setCorner}
              onMove={move}
              onAdd={(at) => apply(addCorner(draft.shapes, onLattice(at)))}
              onRemove={(at) => apply(removeCorner(draft.shapes, at))}
            />
          </>
        )}
        {mayWrite && tool !== 'corners' && (
          <div className="draft-steps">
            <p className="muted">{t(tool === 'split' ? 'areaEdit.splitHow' : 'areaEdit.drawHow')}</p>
            <Button disabled={line.length === 0} onClick={() => setLine(line.slice(0, -1))}>
              {t('areaEdit.dropPoint')}
            </Button>
            {tool === 'split' && (
              <Button type="primary" disabled={line.length < 2 || area === undefined || hasParts} onClick={split}>
                {t('areaEdit.split')}
              </Button>
            )}
          </div>
        )}
        {mayWrite && about !== null && (tool === 'draw' || (tool === 'corners' && area === undefined)) && (
          <GenerateCells
            parent={about}
            block={tool === 'draw' ? block : null}
            drawing={tool === 'draw'}
            draft={draft}
            onCells={(next) => {
              state.change(next);
              setGenerated(true);
              setLine([]);
              setTool('corners');
              setLevel('cell');
            }}
          />
        )}
        {mayWrite && (
          <DraftSave
            state={state}
            origin={generated ? 'generated' : 'drawn'}
            onShow={setPatch}
            onSaved={() => {
              setGenerated(false);
              choose(null);
              onSaved();
            }}
          />
        )}
      </aside>
    </div>
  );
}

interface MergeProps {
  readonly neighbours: readonly { readonly value: string; readonly label: string }[];
  readonly onMerge: (other: string) => void;
}

function MergeForm({ neighbours, onMerge }: MergeProps) {
  const { t } = useTranslation();
  const [other, setOther] = useState<string | null>(null);
  return (
    <div className="merge-form">
      <Select
        aria-label={t('areaEdit.neighbour')}
        placeholder={t('areaEdit.neighbour')}
        value={other}
        onChange={setOther}
        options={[...neighbours]}
      />
      <Button disabled={other === null} onClick={() => other !== null && onMerge(other)}>
        {t('areaEdit.merge')}
      </Button>
    </div>
  );
}

/** Areas of the same parent that have an edge in common with one. */
function neighboursOf(draft: Draft, id: string): string[] {
  const area = areaIn(draft, id);
  const own = draft.shapes.get(id);
  if (area === undefined || own === undefined) return [];
  const corners = new Set(placesOf(own));
  return [...draft.shapes].flatMap(([other, shape]) => {
    const of = areaIn(draft, other);
    if (other === id || of?.level !== area.level || of.parent !== area.parent) return [];
    return placesOf(shape).filter((place) => corners.has(place)).length >= 2 ? [other] : [];
  });
}

function placesOf(shape: Shape): string[] {
  const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
  return rings.flatMap((ring) => ring.slice(1).map((position) => position.join()));
}

const positionOf = ({ lon, lat }: Point): Position => onLattice([lon, lat]);

function blockOf(line: readonly Point[]): Shape {
  const ring = line.map(positionOf);
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
}

/** What the map shows first: a finding with what lies round it, else the area that it is about. */
function focusOf(patch: AreaFinding | null, about: AreaMap['areas'][number] | undefined) {
  if (patch?.place != null) return [roundAbout(patch.place)];
  return about?.geometry == null ? undefined : [featureOf(about, shapeOf(about.geometry))];
}

/** A few hundred metres round a place. */
export function roundAbout({ lon, lat }: Point) {
  const [x, y] = [0.002, 0.0016];
  const ring: Position[] = [
    [lon - x, lat - y],
    [lon + x, lat - y],
    [lon + x, lat + y],
    [lon - x, lat + y],
    [lon - x, lat - y],
  ];
  return featureOf({ id: 'round', name: '', level: '', parent: null }, { type: 'Polygon', coordinates: [ring] });
}

const LEVELS = ['street', 'community', 'cell'] as const;

function levelWord(level: string): 'street' | 'community' | 'cell' | 'other' {
  return LEVELS.find((each) => each === level) ?? 'other';
}
