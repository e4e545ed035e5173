import './wall.css';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { applyScheme, Bones } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { lengthText } from './call-time.js';
import { hotlineQueries } from './hotline-api.js';
import { words } from './words.js';

addWords(words);

/** How the desk does today, for all of it to see. Always dark; no caller is named. */
export function HotlineWall() {
  const { t } = useTranslation();
  const may = useMay('hotline.read');
  return may ? <OpenWall /> : <NotAllowedNote what={t('hotline.wall')} />;
}

const FIGURES = ['waiting', 'talking', 'answered', 'missed', 'reports', 'tasksOpen', 'tasksLate'] as const;

function OpenWall() {
  const { t } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const works = useMay('hotline.work');
  useLayoutEffect(() => {
    if (holder.current !== null) applyScheme('dark', holder.current);
  }, []);
  const { data, error, refetch } = useQuery(hotlineQueries.wall());
  return (
    <div className="wall" ref={holder}>
      <header>
        <Link to={works ? '/hotline' : '/desk'} aria-label={t('hotline.back')}>
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1>{t('hotline.wallTitle')}</h1>
        <span className="number">{data?.date}</span>
      </header>
      {data === undefined ? (
        error === null ? (
          <Bones label={t('common.loading')} rows={4} />
        ) : (
          <ErrorNote error={error} retry={() => void refetch()} />
        )
      ) : (
        <>
          <dl className="wall-figures">
            {FIGURES.map((figure) => (
              <div key={figure} className={data[figure] > 0 && LATE.has(figure) ? 'is-late' : ''}>
                <dt>{t(`hotline.figure.${figure}`)}</dt>
                <dd className="number">{data[figure]}</dd>
              </div>
            ))}
            <div>
              <dt>{t('hotline.figure.wait')}</dt>
              <dd className="number">{timeOf(data.waitSeconds)}</dd>
            </div>
            <div>
              <dt>{t('hotline.figure.talk')}</dt>
              <dd className="number">{timeOf(data.talkSeconds)}</dd>
            </div>
          </dl>
          <div className="wall-lists">
            <section aria-labelledby="wall-agents">
              <h2 id="wall-agents">{t('hotline.byAgent')}</h2>
              {data.agents.length === 0 && <p className="muted">{t('hotline.noCallsToday')}</p>}
              <ul>
                {data.agents.map(({ agent, calls, talking }) => (
                  <li key={agent.id}>
                    <span>{agent.name}</span>
                    <span className="muted">{talking ? t('hotline.state.answered') : ''}</span>
                    <span className="number">{calls}</span>
                  </li>
                ))}
              </ul>
            </section>
            <section aria-labelledby="wall-kinds">
              <h2 id="wall-kinds">{t('hotline.byKind')}</h2>
              {data.kinds.length === 0 && <p className="muted">{t('hotline.noCallsToday')}</p>}
              <ul>
                {data.kinds.map(({ kind, calls }) => (
                  <li key={kind ?? ''}>
                    <span>{kind === null ? t('hotline.noKind') : t(`hotline.kinds.${kind}`)}</span>
                    <span className="number">{calls}</span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </>
      )}
    </div>
  );
}

const LATE = new Set<string>(['waiting', 'tasksLate']);

const timeOf = (seconds: number | null): string => (seconds === null ? '—' : lengthText(seconds * 1000));
