import { ClockCircleOutlined, PauseCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { workStatusText } from '../time/time-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { workStatus } from '../time/work-status.js';

/** "工作时间，至 11:30", or why clocks stand still and until when. */
export function WorkTime() {
  const { t, i18n } = useTranslation();
  const { calendar, zone } = useCityTime();
  const text = useByMinute((now) =>
    workStatusText({ t, language: i18n.language, zone }, workStatus(calendar, now), now),
  );
  const open = useByMinute((now) => calendar.isOpen(now));
  return (
    <p className="work-time">
      {open ? <ClockCircleOutlined aria-hidden /> : <PauseCircleOutlined aria-hidden />}
      <span>{text}</span>
    </p>
  );
}
