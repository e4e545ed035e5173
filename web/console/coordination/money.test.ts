import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.js';
import { fenOf, moneyText, yuanText } from './money.js';

describe('money', () => {
  it.each([
    [1, '0.01'],
    [300_050, '3000.50'],
    [-5, '-0.05'],
    [-120_000, '-1200.00'],
    [0, '0.00'],
  ])('of %d fen is %s yuan in a table', (fen, text) => {
    expect(yuanText(fen)).toBe(text);
  });

  it('is read as whole fen, and nothing that is no amount is', () => {
    expect([3000.5, 0.29, 1.005, 0.1 + 0.2].map(fenOf)).toEqual([300_050, 29, 100, 30]);
    expect([0, -1, null, undefined, Number.NaN, Number.POSITIVE_INFINITY].map(fenOf)).toEqual(Array(6).fill(null));
  });

  it('is shown with its sign', () => {
    expect(moneyText('zh-CN', 300_050)).toBe('¥3,000.50');
    expect(moneyText('en', -5)).toBe('-¥0.05');
  });
});

describe('a table for a spreadsheet', () => {
  it('quotes what must be quoted and lets no text be a formula', () => {
    expect(csvOf([['a', 'b,"c"', '=SUM(A1)', '-1200.00', '-x', '两\n行']])).toBe(
      '\uFEFFa,"b,""c""",\'=SUM(A1),-1200.00,\'-x,"两\n行"\r\n',
    );
  });
});
