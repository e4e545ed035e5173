import type { AreaWords } from '../i18n/area-words.js';

/** Words of the mailbox whose e-mails become reports. */
export const mailboxWords = {
  'zh-CN': {
    mailbox: {
      title: '来信邮箱',
      lead: '定时读取一个公开邮箱，市民来信自动成为反映。只读取、不改动邮箱里的邮件；启用之前的邮件不收。来信人会收到回执和查询码（需先开通邮件渠道）。',
      on: '读取来信邮箱',
      byItself: '类别和地点都明确的来信直接成为案件（否则一律由工作人员处理）',
      folder: '文件夹',
      everyMinutes: '每隔几分钟读一次',
      server: '邮箱服务器',
      state: '近七天来信',
      neverRead: '还没有读取过。',
      readAt: '最近读取：',
      test: '试连一下',
      found_other: '连接成功，文件夹里有 {{count}} 封邮件。',
      trouble: {
        'wrong-sign-in': '用户名或密码不对。',
        'no-folder': '没有这个文件夹，或不能打开。',
        'no-connection': '连不上服务器，请检查服务器和端口。',
        'no-encryption': '加密连接没有建立，请检查加密方式和证书。',
        'no-answer': '服务器没有回应。',
      },
      became: {
        waiting: '待处理',
        case: '成为案件',
        added: '补充到案件',
        dismissed: '不受理',
        refused: '未收取',
        ignored: '自动邮件',
      },
    },
  },
  en: {
    mailbox: {
      title: 'Mailbox',
      lead: 'A mailbox of the public is read from time to time, and what people write becomes a report. It is only read: nothing in it is changed, and what lay there before is not taken. Whoever writes gets an answer with a tracking code, once e-mail is set up as a channel.',
      on: 'Read a mailbox',
      byItself: 'Make a case at once where class and place are plain (else a person always looks first)',
      folder: 'Folder',
      everyMinutes: 'Read every so many minutes',
      server: 'Mail server',
      state: 'E-mails of the last seven days',
      neverRead: 'Not read yet.',
      readAt: 'Last read:',
      test: 'Try it',
      found_one: 'Connected: {{count}} e-mail lies in the folder.',
      found_other: 'Connected: {{count}} e-mails lie in the folder.',
      trouble: {
        'wrong-sign-in': 'User or password is wrong.',
        'no-folder': 'There is no such folder, or it cannot be opened.',
        'no-connection': 'The server cannot be reached: look at server and port.',
        'no-encryption': 'No encrypted connection came about: look at the encryption and the certificate.',
        'no-answer': 'The server does not answer.',
      },
      became: {
        waiting: 'Waiting',
        case: 'Became cases',
        added: 'Added to cases',
        dismissed: 'Put away',
        refused: 'Not taken',
        ignored: 'Automatic',
      },
    },
  },
} satisfies AreaWords;
