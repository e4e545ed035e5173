import type { AreaWords } from '../i18n/area-words.js';

export const words = {
  'zh-CN': {
    password: {
      first: '先设置自己的密码',
      firstWhy: '您现在用的密码是安全管理员给的。换成只有您知道的密码后，就可以开始工作。',
      change: '修改密码',
      changeWhy: '修改后，您在其他设备上的登录会全部退出。',
      old: '现在的密码',
      new: '新密码',
      again: '再输一次新密码',
      rule: '至少 12 个字符；或至少 8 个字符，并含小写字母、大写字母、数字、其他符号中的三种。不能含账号。',
      differs: '两次输入的新密码不一样。',
      save: '保存新密码',
      saved: '密码已修改',
      trouble: {
        'too-short': '太短：至少 8 个字符。',
        'too-plain': '太简单：不足 12 个字符时，要含三种字符；不能总是同几个字符。',
        'too-long': '太长：最多 200 个字符。',
        'has-login': '密码里不能含账号。',
        same: '新密码和现在的一样。',
      },
      wrong: '现在的密码不对。连续错五次，账号会锁定半小时。',
    },
  },
  en: {
    password: {
      first: 'Choose a password of your own first',
      firstWhy:
        'The password you signed in with was given to you by the security administrator. Change it to one that only you know, then you can start.',
      change: 'Change password',
      changeWhy: 'You will be signed out on all your other devices.',
      old: 'Present password',
      new: 'New password',
      again: 'New password once more',
      rule: 'At least 12 characters; or at least 8 with three of: small letters, capitals, digits, other signs. It must not contain your login.',
      differs: 'The two new passwords differ.',
      save: 'Save the new password',
      saved: 'Password changed',
      trouble: {
        'too-short': 'Too short: at least 8 characters.',
        'too-plain':
          'Too plain: below 12 characters it needs three kinds of signs, and not the same few over and over.',
        'too-long': 'Too long: at most 200 characters.',
        'has-login': 'The password must not contain your login.',
        same: 'That is the password you have now.',
      },
      wrong: 'The present password is wrong. After five wrong ones the account is locked for half an hour.',
    },
  },
} satisfies AreaWords;
