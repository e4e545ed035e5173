import type { TemplatesBody } from '@bihuan/contracts';

/** What is said while a city has written nothing of its own. */
export const DEFAULT_TEMPLATES: TemplatesBody = {
  events: {
    dispatched: {
      'zh-CN': {
        title: '新派遣：{class}',
        text: '案件 {number}（{class}，{area}）已派遣到{unit}，{due}前办结。{link}',
      },
      en: {
        title: 'Dispatched to you: {class}',
        text: 'Case {number} ({class}, {area}) was dispatched to {unit}; due {due}. {link}',
      },
    },
    assigned: {
      'zh-CN': {
        title: '交给您处置：{class}',
        text: '案件 {number}（{class}，{area}）交给您处置，{due}前办结。{link}',
      },
      en: { title: 'For you to handle: {class}', text: 'Case {number} ({class}, {area}) is yours; due {due}. {link}' },
    },
    verification: {
      'zh-CN': { title: '核实核查任务：{class}', text: '请到现场查看案件 {number}（{class}，{area}）。{link}' },
      en: {
        title: 'Look on site: {class}',
        text: 'Please look on site at case {number} ({class}, {area}). {link}',
      },
    },
    'light-yellow': {
      'zh-CN': { title: '将超时：{class}', text: '案件 {number}（{class}，{area}）将于{due}到期。{link}' },
      en: { title: 'Soon due: {class}', text: 'Case {number} ({class}, {area}) is due {due}. {link}' },
    },
    'light-red': {
      'zh-CN': { title: '已超时：{class}', text: '案件 {number}（{class}，{area}）已超时，到期时间{due}。{link}' },
      en: { title: 'Overdue: {class}', text: 'Case {number} ({class}, {area}) was due {due}. {link}' },
    },
    request: {
      'zh-CN': {
        title: '待答复：{request}',
        text: '{unit}对案件 {number}（{class}，{area}）提出{request}，请答复。{link}',
      },
      en: {
        title: 'To answer: {request}',
        text: '{unit} asks about case {number} ({class}, {area}): {request}. {link}',
      },
    },
    answer: {
      'zh-CN': { title: '已答复：{answer}', text: '案件 {number}（{class}，{area}）：{answer}。{link}' },
      en: { title: 'Answered: {answer}', text: 'Case {number} ({class}, {area}): {answer}. {link}' },
    },
    supervision: {
      'zh-CN': { title: '督办：{class}', text: '案件 {number}（{class}，{area}）已被督办，请{unit}尽快处理。{link}' },
      en: {
        title: 'Order of supervision: {class}',
        text: 'Case {number} ({class}, {area}) is supervised; {unit} has to answer. {link}',
      },
    },
    digest: {
      'zh-CN': { title: '{date} 通知摘要', text: '昨日以来有 {count} 条通知，未读 {unread} 条。\n{list}\n{link}' },
      en: {
        title: 'Summary of {date}',
        text: '{count} notices since yesterday, {unread} of them unread.\n{list}\n{link}',
      },
    },
    outcome: {
      'zh-CN': {
        title: '您反映的问题：{outcome}',
        text: '【{city}】您反映的“{class}”（{area}，编号 {number}）{outcome}。感谢您的监督。',
      },
      en: {
        title: 'Your report: {outcome}',
        text: '[{city}] What you reported ({class}, {area}, number {number}): {outcome}. Thank you.',
      },
    },
    merged: {
      'zh-CN': {
        title: '您反映的问题已并案',
        text: '【{city}】您反映的“{class}”（{area}，编号 {number}）与 {into} 是同一问题，已合并办理，办结后告知您。',
      },
      en: {
        title: 'Your report was merged',
        text: '[{city}] What you reported ({class}, {area}, number {number}) is the same problem as {into} and is dealt with there. You will hear of the outcome.',
      },
    },
    letter: {
      'zh-CN': {
        title: '已收到您的来信',
        text: '【{city}】您的来信{outcome}。\n案件编号：{number}\n查询码：{code}\n{link}\n如需补充，请直接回复本邮件。',
      },
      en: {
        title: 'Your e-mail has come in',
        text: '[{city}] Your e-mail {outcome}.\nCase: {number}\nTracking code: {code}\n{link}\nTo add something, answer this e-mail.',
      },
    },
    'letter-answer': {
      'zh-CN': { title: '对您来信的答复', text: '【{city}】{answer}' },
      en: { title: 'About your e-mail', text: '[{city}] {answer}' },
    },
    test: {
      'zh-CN': { title: '测试消息', text: '【{city}】这是一条测试消息。收到即表示此渠道可用。' },
      en: { title: 'Test message', text: '[{city}] This is a test. It came, so this channel works.' },
    },
  },
};

/** What is stored, and the words of this program for what was not known when it was. */
export function templatesOf(body: unknown): TemplatesBody {
  const { events } = (body ?? DEFAULT_TEMPLATES) as TemplatesBody;
  return { events: { ...DEFAULT_TEMPLATES.events, ...events } };
}
