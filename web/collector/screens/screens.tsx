import { useTranslation } from 'react-i18next';
import { useRecorder } from '../data/use-recorder.js';
import { addressOf, useScreen } from '../use-screen.js';
import { Icon, type IconName } from './icon.js';
import { MapScreen } from './map-screen.js';
import { More } from './more.js';
import { QueueScreen } from './queue-screen.js';
import { Report } from './report.js';
import { ShiftScreen } from './shift-screen.js';
import { SurveyComponent } from './survey-component.js';
import { SurveyScreen } from './survey-screen.js';
import { SyncBar } from './sync-bar.js';
import { TaskScreen } from './task-screen.js';
import { Today } from './today.js';

const TABS: readonly { readonly name: string; readonly icon: IconName; readonly word: string }[] = [
  { name: '', icon: 'list', word: 'today' },
  { name: 'map', icon: 'map', word: 'map' },
  { name: 'report', icon: 'camera', word: 'report' },
  { name: 'shift', icon: 'walk', word: 'shift' },
  { name: 'more', icon: 'more', word: 'more' },
];

export function Screens() {
  const { t } = useTranslation();
  const { name, ids } = useScreen();
  const recorder = useRecorder();
  return (
    <div className="phone">
      <SyncBar />
      <main className="screen" key={`${name}/${ids.join('/')}`}>
        <Shown name={name} ids={ids} recorder={recorder} />
      </main>
      <nav className="tabs" aria-label={t('app.name')}>
        {TABS.map((tab) => (
          <a
            key={tab.name}
            href={addressOf(tab.name)}
            className={tab.name === 'report' ? 'tab is-report' : 'tab'}
            aria-current={tab.name === name ? 'page' : undefined}
          >
            <Icon name={tab.icon} />
            {t(`nav.${tab.word}`)}
          </a>
        ))}
      </nav>
    </div>
  );
}

interface ShownProps {
  readonly name: string;
  readonly ids: readonly string[];
  readonly recorder: ReturnType<typeof useRecorder>;
}

function Shown({ name, ids, recorder }: ShownProps) {
  const [first = '', second] = ids;
  switch (name) {
    case 'report':
      return <Report />;
    case 'task':
      return <TaskScreen id={first} />;
    case 'survey':
      return second === undefined ? <SurveyScreen id={first} /> : <SurveyComponent survey={first} component={second} />;
    case 'map':
      return <MapScreen />;
    case 'shift':
      return <ShiftScreen recorder={recorder} />;
    case 'queue':
      return <QueueScreen />;
    case 'more':
      return <More />;
    default:
      return <Today />;
  }
}
