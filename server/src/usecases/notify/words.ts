import type { Language } from '../../store/tables-notify.js';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const word = (zh: string, en: string): Readonly<Record<Language, string>> => ({ 'zh-CN': zh, en });

/** What the codes of a notice are called in a message: a message has no screen that would phrase them. */
const WORDS: Readonly<Record<'request' | 'answer' | 'outcome' | 'letter' | 'severity' | 'state', Words>> = {
  request: {
    'return-requested': word('退回申请', 'a return'),
    'extension-requested': word('延期申请', 'an extension'),
    'deferral-requested': word('缓办申请', 'a deferral'),
    'coordination-opened': word('协调申请', 'coordination'),
    'assist-requested': word('协办请求', 'assistance'),
  },
  answer: {
    returned: word('同意退回', 'return accepted'),
    'return-refused': word('不同意退回', 'return refused'),
    'extension-approved': word('同意延期', 'extension approved'),
    'extension-refused': word('不同意延期', 'extension refused'),
    'deferral-approved': word('同意缓办', 'deferral approved'),
    'deferral-refused': word('不同意缓办', 'deferral refused'),
    'feedback-refused': word('反馈被退回', 'feedback refused'),
    'coordination-decided': word('协调已定', 'coordination decided'),
    'assist-done': word('协办完成', 'assistance done'),
  },
  outcome: {
    closed: word('已办结', 'dealt with and closed'),
    rejected: word('经审核不予立案', 'was not taken on'),
    cancelled: word('已作废', 'was cancelled'),
    referred: word('已转其他部门办理', 'was passed to another service'),
  },
  letter: {
    case: word('已受理', 'was taken on as a case'),
    added: word('已补充到原案件', 'was added to your case'),
    waiting: word('已收到，工作人员看过后受理', 'has come in and is being read'),
    large: word(
      '太大，没有收取，请去掉附件或缩小照片后再发',
      'is too large and was not taken: please send it with fewer or smaller files',
    ),
  },
  severity: {
    general: word('一般', 'general'),
    urgent: word('紧急', 'urgent'),
    special: word('特殊', 'special'),
  },
  state: {
    reported: word('待立案', 'reported'),
    filed: word('待派遣', 'filed'),
    handling: word('处置中', 'handling'),
    feedback: word('待核查', 'fed back'),
    verifying: word('核查中', 'verifying'),
    verified: word('待结案', 'verified'),
    returned: word('已退回', 'returned'),
    failed: word('核查未通过', 'failed'),
    closed: word('已结案', 'closed'),
    rejected: word('不予立案', 'rejected'),
    merged: word('已并案', 'merged'),
    cancelled: word('已作废', 'cancelled'),
    referred: word('已转办', 'referred'),
  },
};

export function wordOf(kind: keyof typeof WORDS, code: string, language: Language): string {
  return WORDS[kind][code]?.[language] ?? code;
}
