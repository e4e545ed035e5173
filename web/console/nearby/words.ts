import type { AreaWords } from '../i18n/area-words.js';

/** Words of what lies near a place, of odd places, and of reports that join a case. */
export const words = {
  'zh-CN': {
    nearby: {
      title: '附近的部件',
      why: '点一下选中；案件会挂在这个部件上。',
      none: '附近 150 米内没有登记过这类部件。',
      unchosen: '不指定部件',
      metres_other: '{{count}} 米',
      maintainer: '养护：{{unit}}',
      notNear: '不在附近列表里：{{id}}',
      state: { intact: '完好', broken: '破损', lost: '丢失', discarded: '废弃', removed: '移除' },
      keptBy: '{{unit}}（部件 {{component}} 今日的养护单位）',
      notKept: '部件 {{component}} 登记的养护单位{{unit}}不在养护期内（{{from}} 至 {{until}}）。',
      openEnd: '未定',
      noPlace: '案件没有位置，无法列出附近的部件；请先更正位置。',
    },
    odd: {
      swapped: '经度和纬度像是填反了。',
      gcj02: '这像是火星坐标（GCJ-02，高德、腾讯地图），不是 WGS-84。',
      bd09: '这像是百度坐标（BD-09），不是 WGS-84。',
      outside: '这个位置不在本辖区内，请重新选点。',
      mend: { swapped: '对调经纬度', gcj02: '换算为 WGS-84', bd09: '换算为 WGS-84' },
    },
    joining: {
      willJoin_other: '这个部件已有在办案件 {{number}}（共 {{count}} 人上报）。提交后并入该案，不另立一案。',
      because: { component: '同一部件', text: '说法相同', alike: '说法相近', near: '附近' },
      done_other: '已并入案件 {{number}}，共 {{count}} 人上报',
      doneWhy: '这次的描述、照片和联系方式都已记入该案。',
      open: '打开案件',
      another: '再报一件',
      reported_other: '{{count}} 人上报',
      mergeInto: '并入案件 {{number}}',
    },
  },
  en: {
    nearby: {
      title: 'Components nearby',
      why: 'One tap chooses; the case will hang on it.',
      none: 'No component of the class is recorded within 150 m.',
      unchosen: 'No component',
      metres_one: '{{count}} m',
      metres_other: '{{count}} m',
      maintainer: 'Kept up by {{unit}}',
      notNear: 'Not among those nearby: {{id}}',
      state: { intact: 'Intact', broken: 'Broken', lost: 'Lost', discarded: 'Discarded', removed: 'Removed' },
      keptBy: '{{unit}} (keeps up component {{component}} today)',
      notKept: '{{unit}}, recorded as keeping up component {{component}}, does so only from {{from}} to {{until}}.',
      openEnd: 'open',
      noPlace: 'The case has no place, so no components can be listed; correct the place first.',
    },
    odd: {
      swapped: 'Longitude and latitude look swapped.',
      gcj02: 'This looks like GCJ-02 (AutoNavi, Tencent maps), not WGS-84.',
      bd09: 'This looks like BD-09 (Baidu maps), not WGS-84.',
      outside: 'This place lies outside the district: choose another.',
      mend: { swapped: 'Swap them', gcj02: 'Convert to WGS-84', bd09: 'Convert to WGS-84' },
    },
    joining: {
      willJoin_one:
        'The component has the open case {{number}} (reported by {{count}} person). Your report will join it.',
      willJoin_other:
        'The component has the open case {{number}} (reported by {{count}} people). Your report will join it.',
      because: { component: 'same component', text: 'same words', alike: 'similar words', near: 'nearby' },
      done_one: 'Joined case {{number}}, reported by {{count}} person',
      done_other: 'Joined case {{number}}, reported by {{count}} people',
      doneWhy: 'What you said, your photos and contact are kept with that case.',
      open: 'Open the case',
      another: 'Report another',
      reported_one: 'reported by {{count}} person',
      reported_other: 'reported by {{count}} people',
      mergeInto: 'Merge into case {{number}}',
    },
  },
} as const satisfies AreaWords;
