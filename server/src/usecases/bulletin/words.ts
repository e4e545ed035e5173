/** What a bulletin says by itself, in the language of its reader. */
export interface BulletinWords {
  readonly issue: (no: number, year: number) => string;
  readonly period: (id: string) => string;
  /** Of `2010-05-06`. */
  readonly date: (date: string) => string;
  /** Of an instant as it is stored. */
  readonly instant: (at: string) => string;
  readonly editor: (issuer: string) => string;
  readonly distribution: (recipients: string) => string;
  /** A heading with its place among them. */
  readonly heading: (no: number, text: string) => string;
  readonly trial: string;
  readonly summary: string;
  readonly summaryText: (figures: SummaryFigures) => string;
  readonly ranking: string;
  readonly goal: string;
  readonly streets: string;
  readonly sources: string;
  readonly classes: string;
  readonly awards: string;
  readonly awardsText: (floor: number) => string;
  readonly noAwards: string;
  readonly columns: Readonly<
    Record<
      | 'rank'
      | 'unit'
      | 'should'
      | 'resolved'
      | 'timely'
      | 'resolvedRate'
      | 'timelyRate'
      | 'score'
      | 'street'
      | 'source'
      | 'class'
      | 'number'
      | 'note',
      string
    >
  >;
  readonly source: Readonly<Record<string, string>>;
  readonly madeFrom: (versions: {
    policy: string;
    policyVersion: number;
    calendarVersion: number;
    asOf: string;
    digest: string;
  }) => string;
}

export interface SummaryFigures {
  readonly period: string;
  readonly should: number;
  readonly resolved: number;
  readonly timely: number;
  readonly resolvedRate: string;
  readonly timelyRate: string;
  readonly goal: string;
  readonly met: boolean;
}

const DIGITS = '一二三四五六七八九';

/** Up to 99: 一, 十, 十二, 二十. */
function chineseNumber(no: number): string {
  const tens = Math.floor(no / 10);
  const ones = DIGITS[(no % 10) - 1] ?? '';
  return tens === 0 ? ones : `${tens === 1 ? '' : (DIGITS[tens - 1] ?? '')}十${ones}`;
}

const zh: BulletinWords = {
  issue: (no, year) => `〔${year}〕第${no}期`,
  period: (id) =>
    id.length === 4
      ? `${id}年度`
      : id[5] === 'Q'
        ? `${id.slice(0, 4)}年第${'一二三四'[Number(id[6]) - 1]}季度`
        : `${id.slice(0, 4)}年${Number(id.slice(5))}月`,
  date: (date) => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`,
  instant: (at) =>
    `${at.slice(0, 4)}年${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日${Number(at.slice(11, 13))}时${at.slice(14, 16)}分`,
  editor: (issuer) => `${issuer}编`,
  distribution: (recipients) => `发送：${recipients}`,
  heading: (no, text) => (/^[一二三四五六七八九十]+、/.test(text) ? text : `${chineseNumber(no)}、${text}`),
  trial: '试运行期考评：结果供完善办法参考，不排名次。',
  summary: '总体情况',
  summaryText: (f) =>
    `${f.period}全区应解决案件${f.should}件，已解决${f.resolved}件，解决率${f.resolvedRate}，${f.met ? '达到' : '未达到'}${f.goal}的目标；按时解决${f.timely}件，及时解决率${f.timelyRate}。`,
  ranking: '责任单位考评结果',
  goal: '解决率与目标',
  streets: '各街道情况',
  sources: '案件来源情况',
  classes: '主要问题类别',
  awards: '表彰',
  awardsText: (floor) => `应解决案件不少于${floor}件的单位中，按得分评选：`,
  noAwards: '没有单位达到案件数量要求。',
  columns: {
    rank: '名次',
    unit: '责任单位',
    should: '应解决数',
    resolved: '解决数',
    timely: '及时解决数',
    resolvedRate: '解决率',
    timelyRate: '及时解决率',
    score: '得分',
    street: '街道',
    source: '来源',
    class: '类别',
    number: '案件编号',
    note: '情况',
  },
  source: {
    collector: '信息采集员',
    hotline: '热线',
    citizen: '市民',
    video: '视频',
    department: '部门',
    media: '媒体',
    open311: '开放接口',
    import: '导入',
  },
  madeFrom: (v) =>
    `数据截至${v.asOf}，按考评办法${v.policy}（第${v.policyVersion}版）、工作日历第${v.calendarVersion}版计算；案件摘要校验值 ${v.digest}。`,
};

const en: BulletinWords = {
  issue: (no, year) => `No. ${no} of ${year}`,
  period: (id) => (id.length === 4 ? id : id[5] === 'Q' ? `quarter ${id[6]} of ${id.slice(0, 4)}` : id),
  date: (date) => date,
  instant: (at) => `${at.slice(0, 10)} ${at.slice(11, 16)}`,
  editor: (issuer) => `Edited by ${issuer}`,
  distribution: (recipients) => `To: ${recipients}`,
  heading: (_no, text) => text,
  trial: 'Trial phase: the results serve to improve the rules and rank nobody.',
  summary: 'Overview',
  summaryText: (f) =>
    `In ${f.period} ${f.should} cases should have been resolved and ${f.resolved} were (${f.resolvedRate}); the goal of ${f.goal} was ${f.met ? 'met' : 'missed'}. ${f.timely} were resolved in time (${f.timelyRate}).`,
  ranking: 'Results of the responsible units',
  goal: 'Share resolved, and the goal',
  streets: 'By street',
  sources: 'By source of the case',
  classes: 'Most frequent classes',
  awards: 'Commended',
  awardsText: (floor) => `By score, of the units with at least ${floor} cases that should be resolved:`,
  noAwards: 'No unit has that many cases.',
  columns: {
    rank: 'Rank',
    unit: 'Unit',
    should: 'Should be resolved',
    resolved: 'Resolved',
    timely: 'In time',
    resolvedRate: 'Share resolved',
    timelyRate: 'Share in time',
    score: 'Score',
    street: 'Street',
    source: 'Source',
    class: 'Class',
    number: 'Case',
    note: 'What happened',
  },
  source: {
    collector: 'Collector',
    hotline: 'Hotline',
    citizen: 'Citizen',
    video: 'Video',
    department: 'Department',
    media: 'Media',
    open311: 'Open interface',
    import: 'Import',
  },
  madeFrom: (v) =>
    `As of ${v.asOf}, by policy ${v.policy} (version ${v.policyVersion}) and version ${v.calendarVersion} of the working calendar; digest of the cases ${v.digest}.`,
};

export const bulletinWords = { zh, en } as const;
