/** Fen as money: "¥3,000.50". */
export function moneyText(language: string, fen: number): string {
  return new Intl.NumberFormat(language === 'en' ? 'en' : 'zh-CN', {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  }).format(fen / 100);
}

/** Fen as a plain number of yuan for a table that a program reads: "3000.50". */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.abs(fen);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** What somebody typed as yuan, in whole fen; null where it is no amount. */
export function fenOf(yuan: number | null | undefined): number | null {
  if (yuan === null || yuan === undefined || !Number.isFinite(yuan) || yuan <= 0) return null;
  return Math.round(yuan * 100);
}
