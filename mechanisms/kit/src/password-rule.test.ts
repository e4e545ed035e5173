import { describe, expect, it } from 'vitest';
import { passwordTrouble } from './password-rule.js';

describe('a password', () => {
  it.each([
    ['h7kd-w2mx-9qpt', null],
    ['correct horse', null],
    ['Abcdef12', null],
    ['五月初五去看龙舟吧好不好', null],
    ['Abcde12', 'too-short'],
    ['abcdef12', 'too-plain'],
    ['aaaaaaaaaaaaaaa', 'too-plain'],
    ['Clerk-Xiyuan', 'has-login'],
    ['my-clerk-xiyuan-1', 'has-login'],
    [`Ab1${'x'.repeat(200)}`, 'too-long'],
  ])('%s: %s', (password, trouble) => {
    expect(passwordTrouble(password, 'clerk-xiyuan')).toBe(trouble);
  });

  it('may have a login of a few letters in it by chance', () => {
    expect(passwordTrouble('sandstorm-in-may', 'and')).toBeNull();
  });
});
