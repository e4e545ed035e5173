import type { AreaWords } from '../i18n/area-words.js';

export const frameWords = {
  'zh-CN': {
    admin: {
      nav: '系统管理的页面',
      page: { setup: '概览' },
    },
  },
  en: {
    admin: {
      nav: 'Pages of administration',
      page: { setup: 'Overview' },
    },
  },
} satisfies AreaWords;
