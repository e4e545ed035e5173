import type { Language } from './words.js';
import { WORDS } from './words.js';

/** What times are written with. */
export interface TimeContext {
  readonly language: Language;
  readonly zone: string;
  readonly now: number;
}

/** “今天 16:30”, “3月4日 16:30”; with the year where it is another one. */
export function timeText(at: number, { language, zone, now }: TimeContext): string {
  const then = partsOf(at, zone);
  const today = partsOf(now, zone);
  const time = `${Number(then.hour)}:${then.minute}`;
  if (then.date === today.date) return `${WORDS[language].today}${time}`;
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const year = then.year === today.year ? {} : { year: 'numeric' as const };
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    ...year,
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(at);
  return `${day} ${time}`;
}

function partsOf(at: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    year: of('year'),
    date: `${of('year')}-${of('month')}-${of('day')}`,
    hour: of('hour'),
    minute: of('minute'),
  };
}
