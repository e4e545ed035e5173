import type { IndicatorRule } from '@bihuan/kit';
import type { COUNTS } from './counts.js';

type CountId = keyof typeof COUNTS;

const share = (
  id: string,
  zh: string,
  en: string,
  of: CountId,
  per: CountId | 'most',
  basis: IndicatorRule['basis'],
  inverse = false,
): IndicatorRule => ({ id, zh, en, of, per, basis, ...(inverse ? { inverse } : {}) });

const practice = { zh: 'GB/T 30428.4 的通行做法', en: 'the practice of GB/T 30428.4' };
const seeds = (place: string) => ({ zh: `工作实施意见 ${place}`, en: `seeds, part 1, ${place}` });

/** Every figure of a card: which count over which, and on what it rests. */
export const INDICATORS = {
  reportVolume: share('reportVolume', '上报量', 'Volume of reports', 'reports', 'most', practice),
  validReports: share('validReports', '有效上报率', 'Valid reports', 'reportsFiled', 'reports', practice),
  exactReports: share('exactReports', '登记准确率', 'Registered right', 'reportsExact', 'reportsFiled', {
    zh: '本系统：立案时类别和紧急程度未改',
    en: 'ours: class and severity were left as they were when it was filed',
  }),
  missedReports: share('missedReports', '漏报率', 'Missed', 'missed', 'beatFiled', practice, true),
  promptChecks: share('promptChecks', '按时核实率', 'Checked in time', 'checksInTime', 'checks', practice),
  promptVerifications: share(
    'promptVerifications',
    '按时核查率',
    'Verified in time',
    'verificationsInTime',
    'verifications',
    practice,
  ),
  promptCheckSendings: share(
    'promptCheckSendings',
    '按时发核实率',
    'Checks sent in time',
    'checkSendingsInTime',
    'checkSendings',
    practice,
  ),
  promptFilings: share('promptFilings', '按时立案率', 'Filed in time', 'filingsInTime', 'filings', practice),
  rightFilings: share('rightFilings', '准确立案率', 'Filed right', 'filingsRight', 'filings', practice),
  promptClosings: share('promptClosings', '按时结案率', 'Closed in time', 'closingsInTime', 'closings', practice),
  dispatchVolume: share('dispatchVolume', '派遣量', 'Volume of dispatches', 'dispatches', 'most', practice),
  promptDispatches: share(
    'promptDispatches',
    '按时派遣率',
    'Dispatched in time',
    'dispatchesInTime',
    'dispatches',
    practice,
  ),
  rightDispatches: share(
    'rightDispatches',
    '准确派遣率',
    'Dispatched right',
    'dispatchesRight',
    'dispatches',
    practice,
  ),
  promptVerificationSendings: share(
    'promptVerificationSendings',
    '按时发核查率',
    'Verifications sent in time',
    'verificationSendingsInTime',
    'verificationSendings',
    practice,
  ),
  timelyRate: share('timelyRate', '及时解决率', 'Resolved in time', 'timely', 'should', seeds('五(一)1')),
  resolvedRate: share('resolvedRate', '解决率', 'Resolved', 'resolved', 'should', seeds('五(一)2')),
  extendedRate: share('extendedRate', '延期率', 'Extended', 'extended', 'dispatched', practice, true),
  repeatRate: share('repeatRate', '返工率', 'Done again', 'repeat', 'dispatched', practice, true),
  falseFeedbacks: share(
    'falseFeedbacks',
    '虚假反馈率',
    'False feedback',
    'feedbacksFalse',
    'feedbacks',
    seeds('六(五)'),
    true,
  ),
  goodRatings: share('goodRatings', '市民满意率', 'Satisfied', 'ratingsGood', 'ratings', {
    zh: '本系统：结案评价四星以上',
    en: 'ours: ratings of closed cases, four stars or more',
  }),
  handlingVolume: share('handlingVolume', '处理量', 'Volume handled', 'resolved', 'most', seeds('二(二)2')),
} as const satisfies Readonly<Record<string, IndicatorRule>>;
