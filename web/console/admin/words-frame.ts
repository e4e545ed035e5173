import type { AreaWords } from '../i18n/area-words.js';

export const frameWords = {
  'zh-CN': {
    admin: {
      nav: '系统管理的页面',
      page: { setup: '概览', areas: '区域', units: '责任单位', people: '人员与岗位', audit: '操作日志' },
    },
  },
  en: {
    admin: {
      nav: 'Pages of administration',
      page: { setup: 'Overview', areas: 'Areas', units: 'Units', people: 'People', audit: 'Log' },
    },
  },
} satisfies AreaWords;
