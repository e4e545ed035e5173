import type { Duration } from '@bihuan/kit';
import { asText, type CellType, oneOf } from '../tables/column.js';

export const KIND = oneOf({ component: { zh: '部件', en: 'Component' }, event: { zh: '事件', en: 'Event' } });

export const SEVERITY = oneOf({
  general: { zh: '一般', en: 'General' },
  urgent: { zh: '紧急', en: 'Urgent' },
  special: { zh: '特殊', en: 'Special' },
});

const UNITS = {
  minutes: { zh: '分钟', en: 'min', read: /^(分钟|分|min|mins|minutes?)$/ },
  hours: { zh: '小时', en: 'h', read: /^(小时|时|h|hours?)$/ },
  workdays: { zh: '个工作日', en: 'workdays', read: /^(个?工作日|天|日|workdays?|work days?|days?|d)$/ },
  urgentHours: { zh: '紧急工作时', en: 'urgent hours', read: /^(个?紧急工作时|urgent ?h(ours?)?)$/ },
} as const;
type Unit = keyof typeof UNITS;
const NAMES = Object.keys(UNITS) as Unit[];
const NONE = { zh: '不限时', en: 'no limit' };

/** A limit as people write it: `4 小时`, `2 个工作日`, `2 紧急工作时`, `不限时`; `4 h`, `2 workdays`. */
export const DURATION: CellType<Duration | null> = {
  parse(cell) {
    const said = asText(cell).toLowerCase().replace(/\s+/g, ' ');
    if (said === '') return { ok: false, code: 'required' };
    if (said === NONE.zh || said === NONE.en) return { ok: true, value: null };
    const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?) ?(.+)$/.exec(said) ?? [];
    const found = NAMES.find((name) => UNITS[name].read.test(unit));
    if (found === undefined) return { ok: false, code: 'not-a-limit', params: { value: asText(cell) } };
    return { ok: true, value: { [found]: Number(amount) } as unknown as Duration };
  },
  print(value, language) {
    if (value === null) return NONE[language];
    const [unit = 'hours', amount = 0] = Object.entries(value)[0] ?? [];
    return `${amount} ${UNITS[unit as Unit][language]}`;
  },
};

/** A text that may be long, such as a condition. */
export function longText(max: number, needed: boolean): CellType<string> {
  return {
    parse(cell) {
      const value = asText(cell);
      if (needed && value === '') return { ok: false, code: 'required' };
      return value.length > max ? { ok: false, code: 'too-long', params: { max } } : { ok: true, value };
    },
    print: (value) => value,
  };
}
