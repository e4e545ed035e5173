import type { AreaWords } from '../i18n/area-words.js';

/** Words of the settings of the public's page. */
export const portalSettingsWords = {
  'zh-CN': {
    portalSettings: {
      title: '公众页面',
      lead: '市民不用登录，在公众页面反映问题、查进度、评价。只公开类别、街道社区、进展和审核过的照片。',
      look: '打开公众页面',
      open: '接受新的反映',
      openWhy: '关闭后不再接受新的反映，已有的仍可用查询码查进度。',
      words: '屏蔽词',
      wordsWhy: '一行一个。含有屏蔽词的反映先由值班长或受理员看过再立案，空格和标点不影响判断。',
      hidden: '不公开的类别',
      hiddenWhy: '这些类别的案件不出现在公众页面上，市民也选不到。',
      publishDays: '办结后公开多少天',
      reopenDays: '办结后多少天内可请求重新办理',
    },
  },
  en: {
    portalSettings: {
      title: 'Public page',
      lead: 'Citizens report, follow and rate without a sign-in. Only class, street and community, progress and photos that were looked at are published.',
      look: 'Open the public page',
      open: 'Takes new reports',
      openWhy: 'Closed, it takes no new ones; earlier ones can still be followed by their code.',
      words: 'Blocked words',
      wordsWhy:
        'One a line. A report that holds one is read by the duty officer or a hotline agent first; spaces and marks make no difference.',
      hidden: 'Classes that are not published',
      hiddenWhy: 'Their cases are not on the public page, and citizens cannot choose them.',
      publishDays: 'Days that a case is shown after its end',
      reopenDays: 'Days after the end within which reopening can be asked for',
    },
  },
} satisfies AreaWords;
