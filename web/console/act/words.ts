import type { AreaWords } from '../i18n/area-words.js';

/** Words of acts on many cases at once. */
export const words = {
  'zh-CN': {
    bulk: {
      bar: '对选中的案件',
      selected_other: '已选 {{count}} 件',
      clear: '取消选择',
    },
  },
  en: {
    bulk: {
      bar: 'For the selected cases',
      selected_one: '{{count}} case selected',
      selected_other: '{{count}} cases selected',
      clear: 'Clear the selection',
    },
  },
} satisfies AreaWords;
