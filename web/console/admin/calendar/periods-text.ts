const PERIOD = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;

/** "08:30-11:30, 14:00-17:30" */
export function periodsText(periods: readonly string[]): string {
  return periods.join(', ');
}

/**
 * Periods as somebody types them: separated by blanks or commas, Chinese or not, `8:30` for `08:30`. None at all is a
 * closed day. Null where one cannot be read, or ends before it begins.
 */
export function periodsOf(text: string): string[] | null {
  const parts = text
    .replaceAll('：', ':')
    .replace(/\s*[-–—~至到]\s*/g, '-')
    .split(/[\s,，、;；]+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/(?<=^|-)(\d):/g, '0$1:'));
  const sound = parts.every((part) => {
    const [from = '', to = ''] = part.split('-');
    return PERIOD.test(part) && from < to && to <= '24:00';
  });
  return sound ? parts : null;
}
