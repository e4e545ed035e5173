import type { AreaWords } from '../i18n/area-words.js';

/** Words of streets' own desks and the district's. */
export const words = {
  'zh-CN': {
    streetDesk: {
      own: '{{area}}值班办理',
      held: '{{area}}已接管（{{name}}）',
      take: '接管',
      takeWhy: '接管后，街道的值班长和派遣员不再办理，也不再看到它在待办里，直到交回。',
      give: '交回',
      giveWhy: '交回后由街道继续办理。',
      problem: {
        'desk-held': '已经有人接管。',
        'desk-not-held': '已经交回。',
        'desk-none': '这个案件现在不能接管。',
      },
    },
  },
  en: {
    streetDesk: {
      own: "Worked by {{area}}'s own desk",
      held: 'Taken over by {{area}} ({{name}})',
      take: 'Take over',
      takeWhy: "The street's duty officers and dispatchers no longer list or work it until it is given back.",
      give: 'Give back',
      giveWhy: 'The street goes on with it.',
      problem: {
        'desk-held': 'Somebody has taken it over already.',
        'desk-not-held': 'It was given back already.',
        'desk-none': 'This case cannot be taken over now.',
      },
    },
  },
} satisfies AreaWords;
