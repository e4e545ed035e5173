import type { AreaWords } from '../i18n/area-words.js';

/** Words of a call that rings, wherever the person is. */
export const words = {
  'zh-CN': { callPop: { rings: '民情通来电', unknown: '号码未显示', open: '打开来电', later: '稍后' } },
  en: { callPop: { rings: 'The hotline rings', unknown: 'Number withheld', open: 'Open the call', later: 'Later' } },
} satisfies AreaWords;
