import type { CardKind, CardName } from '@bihuan/kit';
import { COUNTS as count } from './counts.js';
import { INDICATORS as indicator } from './indicators.js';

const baseRecords: CardName = { id: 'baseRecords', zh: '基础信息维护', en: 'Base records kept' };
const windowRatings: CardName = { id: 'windowRatings', zh: '窗口评议评价', en: 'Ratings of the window' };

const collecting = {
  channels: ['collector'],
  keepsStrays: true as const,
  counts: [
    count.reports,
    count.reportsFiled,
    count.beatFiled,
    count.missed,
    count.checks,
    count.checksInTime,
    count.verifications,
    count.verificationsInTime,
  ],
  indicators: [
    indicator.validReports,
    indicator.missedReports,
    indicator.promptChecks,
    indicator.promptVerifications,
    indicator.reportVolume,
  ],
  noData: [],
};

/** Whose work is scored besides the units' (seeds, part 1, 二(二)2 and 5, 三(五)7). */
export const CARD_KINDS: readonly CardKind[] = [
  {
    id: 'streets',
    zh: '街道',
    en: 'Streets',
    whose: { areas: 'streets' },
    counts: [count.dispatched, count.should, count.resolved, count.timely],
    indicators: [indicator.timelyRate, indicator.resolvedRate],
    noData: [],
    byPolicy: true,
  },
  {
    id: 'receivers',
    zh: '受理员',
    en: 'Receivers',
    whose: { role: 'hotline-agent' },
    channels: ['hotline'],
    keepsStrays: true,
    counts: [
      count.reports,
      count.reportsFiled,
      count.reportsExact,
      count.checkSendings,
      count.checkSendingsInTime,
      count.verificationSendings,
      count.verificationSendingsInTime,
    ],
    indicators: [
      indicator.reportVolume,
      indicator.validReports,
      indicator.exactReports,
      indicator.promptCheckSendings,
      indicator.promptVerificationSendings,
    ],
    noData: [],
  },
  {
    id: 'duty-officers',
    zh: '值班长',
    en: 'Duty officers',
    whose: { role: 'duty-officer' },
    keepsStrays: true,
    counts: [
      count.filings,
      count.filingsInTime,
      count.filingsRight,
      count.rejections,
      count.checkSendings,
      count.checkSendingsInTime,
      count.closings,
      count.closingsInTime,
      count.closingsUndone,
    ],
    indicators: [
      indicator.promptFilings,
      indicator.rightFilings,
      indicator.promptClosings,
      indicator.promptCheckSendings,
    ],
    noData: [],
  },
  {
    id: 'dispatchers',
    zh: '派遣员',
    en: 'Dispatchers',
    whose: { role: 'dispatcher' },
    keepsStrays: true,
    counts: [
      count.dispatches,
      count.dispatchesInTime,
      count.dispatchesRight,
      count.verificationSendings,
      count.verificationSendingsInTime,
    ],
    indicators: [
      indicator.dispatchVolume,
      indicator.promptDispatches,
      indicator.rightDispatches,
      indicator.promptVerificationSendings,
    ],
    noData: [],
  },
  { id: 'collectors', zh: '信息采集员', en: 'Collectors', whose: { role: 'collector' }, ...collecting },
  {
    id: 'contractors',
    zh: '信息采集公司',
    en: 'Collecting companies',
    whose: { companiesOf: 'collector' },
    ...collecting,
  },
  {
    id: 'grid-leaders',
    zh: '网格负责人、楼院长',
    en: 'Grid leaders and courtyard heads',
    whose: { role: 'grid-leader' },
    channels: ['collector'],
    counts: [count.reports, count.reportsFiled, count.reportsRejected, count.reportsExact],
    indicators: [indicator.validReports, indicator.reportVolume, indicator.exactReports],
    noData: [],
  },
  {
    id: 'windows',
    zh: '服务窗口',
    en: 'Service windows',
    whose: 'nobody',
    counts: [],
    indicators: [],
    noData: [windowRatings],
  },
  {
    id: 'departments',
    zh: '街道及所属部门',
    en: 'Streets’ departments',
    whose: { units: ['street', 'department'] },
    counts: [
      count.dispatched,
      count.should,
      count.resolved,
      count.timely,
      count.extended,
      count.repeat,
      count.feedbacks,
      count.feedbacksFalse,
      count.ratings,
      count.ratingsGood,
    ],
    indicators: [
      indicator.timelyRate,
      indicator.resolvedRate,
      indicator.handlingVolume,
      indicator.extendedRate,
      indicator.repeatRate,
      indicator.falseFeedbacks,
      indicator.goodRatings,
    ],
    noData: [baseRecords, windowRatings],
  },
];

export function cardKind(id: string): CardKind | undefined {
  return CARD_KINDS.find((each) => each.id === id);
}
