import './map.css';
import type { Point } from '@bihuan/contracts';
import { Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Box, type Camera, type Chosen, type Pick, Scene, type SceneHandle } from '../../map/index.js';
import { Bones, useMedia } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { useLook } from '../shell/look.js';
import { NotAllowedNote } from '../shell/notes.js';
import { areaPick } from './find-panel.js';
import { FlatMap } from './flat-map.js';
import { Legend } from './legend.js';
import { cameraOf, cameraText, chosenOf, chosenText, shadeOf, shownOf } from './map-search.js';
import type { MeasureKind } from './measure-panel.js';
import { PickedPane } from './picked-pane.js';
import { type Printed, PrintSheet } from './print-sheet.js';
import { TimeSlider } from './time-slider.js';
import { ToolPanel } from './tool-panel.js';
import { useGround } from './use-ground.js';
import { useFirstCamera, useMarks, usePlaceNames, useShades } from './use-map-data.js';
import { useMapKeys } from './use-map-keys.js';
import { useMapSearch } from './use-map-search.js';
import { ViewButtons } from './view-buttons.js';
import { words } from './words.js';

addWords(words);

/** The city in three dimensions, and where its cases lie in it. */
export function MapPage() {
  const { t } = useTranslation();
  const may = useMay('case.read');
  const first = useFirstCamera();
  if (!may) return <NotAllowedNote what={t('place.map')} />;
  if (first === null) return <Bones label={t('cityMap.loading')} rows={1} />;
  return <OpenMap first={first} />;
}

function OpenMap({ first }: { readonly first: Camera }) {
  const { t } = useTranslation();
  const { scheme } = useLook();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const { search, change } = useMapSearch();
  const scene = useRef<SceneHandle>(null);
  const holder = useRef<HTMLDivElement>(null);
  const [begin] = useState(() => cameraOf(search.at) ?? first);
  const [camera, setCamera] = useState<Camera>(begin);
  const [box, setBox] = useState<Box | null>(null);
  const [pick, setPick] = useState<Pick | null>(null);
  const [opacity, setOpacity] = useState({});
  const [kind, setKind] = useState<MeasureKind>('distance');
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [printed, setPrinted] = useState<Printed | null>(null);

  const at = search.hour === undefined ? null : Date.parse(search.hour);
  const { history, marks } = useMarks(at);
  const cases = history.data?.cases ?? [];
  const names = usePlaceNames();
  const shade = useMemo(() => shadeOf(search.shade), [search.shade]);
  const { values } = useShades(shade);
  const { base, tilesets, signs } = useGround();
  const shown = useMemo(() => shownOf(search.off), [search.off]);
  const chosen = useMemo(() => chosenOf(search.pick), [search.pick]);
  const under = search.under === true;
  const measuring = search.show === 'measure';
  const sketch = useMemo(() => (measuring ? { points, closed: kind === 'ground' } : null), [measuring, points, kind]);

  const choose = useCallback(
    (next: Pick | null) => {
      setPick(next);
      change({ pick: next === null ? undefined : chosenText(next) });
    },
    [change],
  );
  const moved = useCallback(
    (next: Camera, sight: Box) => {
      setCamera(next);
      setBox(sight);
      change({ at: cameraText(next) });
    },
    [change],
  );
  const go = (to: Pick, near: number) => {
    choose(to);
    scene.current?.go({ ...to.place, zoom: Math.max(near, camera.zoom) });
  };
  const addPoint = (point: Point) => setPoints((before) => [...before, point]);
  useMapKeys({
    scene,
    holder,
    onEnter: measuring ? () => addPoint({ lon: camera.lon, lat: camera.lat }) : null,
    onBack: measuring ? () => setPoints((before) => before.slice(0, -1)) : null,
    onEscape: () => (chosen !== null ? choose(null) : change({ show: undefined })),
  });
  const legend = {
    scheme,
    under: under && shown.has('pipes'),
    values,
    figure: shade?.figure ?? null,
    heat: search.style === 'heat',
    cases: shown.has('marks'),
  };
  const print = async () => {
    const picture = await scene.current?.picture();
    if (picture === undefined || picture === '') return;
    setPrinted({
      picture,
      camera,
      width: holder.current?.clientWidth ?? 1,
      legend: { ...legend, scheme: 'light' },
      at,
    });
  };
  const placeOf = (of: Chosen): Point | null =>
    (pick?.layer === of.layer && pick.id === of.id ? pick.place : null) ??
    marks.find((mark) => of.layer === 'mark' && mark.id === of.id)?.place ??
    null;
  const flyTo = chosen === null ? null : placeOf(chosen);
  return (
    <div className={`map-page ${chosen === null ? '' : 'has-pane'} ${measuring ? 'is-measuring' : ''}`}>
      <h1 className="visually-hidden">{t('place.map')}</h1>
      <div className="map-stage" ref={holder}>
        <Suspense fallback={<Bones label={t('cityMap.loading')} rows={1} />}>
          <Scene
            ref={scene}
            label={t('cityMap.scene')}
            tiles="/api/v1/tiles"
            scheme={scheme}
            still={still}
            camera={begin}
            shown={shown}
            opacity={opacity}
            underground={under}
            marks={marks}
            markStyle={search.style ?? 'cluster'}
            names={names}
            values={values}
            signs={signs}
            base={base}
            tilesets={tilesets}
            chosen={chosen}
            sketch={sketch}
            onPlace={measuring ? addPoint : undefined}
            onPick={choose}
            onMove={moved}
            fallback={
              <FlatMap
                marks={marks}
                chosen={chosen}
                onMark={(id, place) => choose({ layer: 'mark', id, place, facts: {} })}
              />
            }
          />
        </Suspense>
        {measuring && <span className="map-cross" aria-hidden="true" />}
        <ToolPanel
          opacity={opacity}
          onOpacity={setOpacity}
          measure={{ kind, onKind: setKind, points, onPoints: setPoints }}
          sight={{ cases, marks, box, chosen, scene, onChoose: (next) => go(next, 16.5) }}
          onFound={go}
          onArea={(area) => {
            const found = areaPick(area);
            choose(found.pick);
            if (found.box !== null) scene.current?.fit(found.box);
          }}
          onPrint={() => void print()}
        />
        <Legend {...legend} />
        <ViewButtons
          scene={scene}
          camera={camera}
          onWhole={() => scene.current?.go({ ...first, bearing: camera.bearing, pitch: camera.pitch })}
        />
        {history.data !== undefined && history.data.total > cases.length && (
          <p className="map-note muted">{t('cityMap.first', { shown: cases.length, total: history.data.total })}</p>
        )}
        <TimeSlider
          at={at}
          marks={marks}
          onAt={(next) => change({ hour: next === null ? undefined : new Date(next).toISOString() })}
        />
      </div>
      {chosen !== null && (
        <PickedPane
          chosen={chosen}
          pick={pick?.layer === chosen.layer && pick.id === chosen.id ? pick : null}
          onClose={() => choose(null)}
          onFly={flyTo === null ? null : () => scene.current?.go({ ...flyTo, zoom: Math.max(17, camera.zoom) })}
        />
      )}
      {printed !== null && <PrintSheet printed={printed} onClose={() => setPrinted(null)} />}
    </div>
  );
}
