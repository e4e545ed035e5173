import type { AreaWords } from '../i18n/area-words.js';

/** Words of who else is looking. */
export const words = {
  'zh-CN': {
    presence: {
      looks: '{{name}} 也在看',
      types: '{{name}} 正在填写 {{act}}',
      more_other: '，另有 {{count}} 人',
    },
  },
  en: {
    presence: {
      looks: '{{name}} is looking too',
      types: '{{name}} is filling in: {{act}}',
      more_one: 'and {{count}} more',
      more_other: 'and {{count}} more',
    },
  },
} satisfies AreaWords;
