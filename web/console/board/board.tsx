import './board.css';
import { ArrowLeftOutlined, FullscreenOutlined, PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyScheme } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { NotAllowedNote } from '../shell/notes.js';
import { WorkTime } from '../shell/work-time.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { SCENES, type Scene } from './board-search.js';
import { IndicatorsScene } from './indicators-scene.js';
import { NowScene } from './now-scene.js';
import { TodayScene } from './today-scene.js';
import { UnitsScene } from './units-scene.js';
import { useBoardArea } from './use-board-area.js';
import { words } from './words.js';

addWords(words);

const boardApi = getRouteApi('/board');
/** Long enough to read a scene, short enough that nobody waits long for one. */
const TURN_MS = 25_000;

const CONTENT: Readonly<Record<Scene, (props: { readonly area: string | undefined }) => ReactNode>> = {
  now: NowScene,
  today: TodayScene,
  indicators: IndicatorsScene,
  units: UnitsScene,
};

/** The wall: what is late, where, and who; then how it has gone. Always dark, at any size. */
export function Board() {
  const { t } = useTranslation();
  const may = useMay('board.read');
  return may ? <OpenBoard /> : <NotAllowedNote what={t('board.title')} />;
}

function OpenBoard() {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (holder.current !== null) applyScheme('dark', holder.current);
  }, []);
  const { area } = boardApi.useSearch();
  const { scene, turning, show, toggle } = useScenes();
  useBoardKeys(holder, scene, show, toggle);
  const Content = CONTENT[scene];
  return (
    <div className="board" ref={holder}>
      <BoardHead />
      <section className="board-scene" aria-live="off">
        <Content area={area} />
      </section>
      <BoardFoot scene={scene} turning={turning} show={show} toggle={toggle} holder={holder} />
    </div>
  );
}

/** The scenes take turns until somebody chooses one; the address keeps the choice over a reload. */
function useScenes() {
  const { scene: chosen } = boardApi.useSearch();
  const navigate = useNavigate();
  const [turn, setTurn] = useState<Scene>('now');
  const turning = chosen === undefined;
  useEffect(() => {
    if (!turning) return;
    const timer = setInterval(() => setTurn(nextOf), TURN_MS);
    return () => clearInterval(timer);
  }, [turning]);
  const stay = (scene: Scene | undefined) =>
    void navigate({
      to: '/board',
      search: ({ scene: _, ...rest }) => ({ ...rest, ...(scene && { scene }) }),
      replace: true,
    });
  return {
    scene: chosen ?? turn,
    turning,
    show: (scene: Scene) => stay(scene),
    toggle: () => {
      if (chosen !== undefined) setTurn(chosen);
      stay(turning ? turn : undefined);
    },
  };
}

const nextOf = (scene: Scene): Scene => stepFrom(scene, 1);

function stepFrom(scene: Scene, step: number): Scene {
  const index = (SCENES.indexOf(scene) + step + SCENES.length) % SCENES.length;
  return SCENES[index] ?? 'now';
}

function useBoardKeys(
  holder: { readonly current: HTMLElement | null },
  scene: Scene,
  show: (scene: Scene) => void,
  toggle: () => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      const within =
        event.target instanceof Element && event.target.closest('[role="application"], a, button') !== null;
      if (event.key === 'f') void turnFull(holder.current);
      else if (within && event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      else if (event.key === 'ArrowRight') show(stepFrom(scene, 1));
      else if (event.key === 'ArrowLeft') show(stepFrom(scene, -1));
      else if (event.key === ' ') toggle();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

async function turnFull(element: HTMLElement | null): Promise<void> {
  // A browser may refuse; then nothing changes, and its own key for it works still.
  if (document.fullscreenElement !== null) await document.exitFullscreen().catch(() => undefined);
  else await element?.requestFullscreen().catch(() => undefined);
}

function BoardHead() {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const { area } = boardApi.useSearch();
  const name = useBoardArea(area);
  const clock = useByMinute((now) => format(i18n.language, zone, now, { hour: '2-digit', minute: '2-digit' }));
  const date = useByMinute((now) =>
    format(i18n.language, zone, now, { month: 'long', day: 'numeric', weekday: 'long' }),
  );
  return (
    <header className="board-head">
      <h1>
        {name} <span className="muted">{t('board.title')}</span>
      </h1>
      <div className="board-clock">
        <WorkTime />
        <span>{date}</span>
        <time className="number">{clock}</time>
      </div>
    </header>
  );
}

function format(language: string, timeZone: string, now: number, what: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { timeZone, hourCycle: 'h23', ...what }).format(now);
}

interface FootProps {
  readonly scene: Scene;
  readonly turning: boolean;
  readonly show: (scene: Scene) => void;
  readonly toggle: () => void;
  readonly holder: { readonly current: HTMLElement | null };
}

function BoardFoot({ scene, turning, show, toggle, holder }: FootProps) {
  const { t } = useTranslation();
  return (
    <nav className="board-foot" aria-label={t('board.scenes')}>
      <Link to="/desk" className="board-tool" title={t('board.leave')} aria-label={t('board.leave')}>
        <ArrowLeftOutlined aria-hidden />
      </Link>
      <ul>
        {SCENES.map((each) => (
          <li key={each}>
            <button
              type="button"
              className="board-tab"
              aria-current={each === scene ? 'page' : undefined}
              onClick={() => show(each)}
            >
              {t(`board.scene.${each}`)}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="board-tool"
        aria-label={t(turning ? 'board.pause' : 'board.play')}
        onClick={toggle}
      >
        {turning ? <PauseOutlined aria-hidden /> : <PlayCircleOutlined aria-hidden />}
      </button>
      <button
        type="button"
        className="board-tool"
        aria-label={t('board.full')}
        onClick={() => void turnFull(holder.current)}
      >
        <FullscreenOutlined aria-hidden />
      </button>
    </nav>
  );
}
