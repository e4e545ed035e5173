import { describe, expect, it } from 'vitest';
import { add, fromPlaywright, fromVitest, lastLine, one } from './tally.mjs';

const vitest = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  numTotalTests: 7,
  testResults: [],
};
const brokenFile = { status: 'failed', assertionResults: [] };
const playwright = { stats: { expected: 4, unexpected: 0, flaky: 1, skipped: 2 } };

describe('what suites came to', () => {
  it.each([
    ['a good run', fromVitest(vitest, 0), '5 passed, 0 failed, 2 skipped'],
    ['a failed test', fromVitest({ ...vitest, numFailedTests: 2 }, 1), '5 passed, 2 failed, 2 skipped'],
    [
      'a file that could not be loaded',
      fromVitest({ ...vitest, testResults: [brokenFile] }, 1),
      '5 passed, 1 failed, 2 skipped',
    ],
    ['a failure outside any test', fromVitest(vitest, 1), '5 passed, 1 failed, 2 skipped'],
    ['no report', fromVitest(undefined, 0), '0 passed, 1 failed, 0 skipped'],
    [
      'no test at all',
      fromVitest({ ...vitest, numPassedTests: 0, numTotalTests: 0 }, 0),
      '0 passed, 1 failed, 2 skipped',
    ],
    ['a good journey', fromPlaywright(playwright, 0), '5 passed, 0 failed, 2 skipped'],
    [
      'a server that did not start',
      fromPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 1),
      '0 passed, 1 failed, 0 skipped',
    ],
    ['a crashed browser run', fromPlaywright(undefined, 139), '0 passed, 1 failed, 0 skipped'],
    ['a passed check', one(0), '1 passed, 0 failed, 0 skipped'],
    ['a failed check', one(2), '0 passed, 1 failed, 0 skipped'],
  ])('%s', (_, result, line) => {
    expect(lastLine(result)).toBe(line);
  });

  it('are added up', () => {
    expect(lastLine(add(one(0), add(one(1), fromVitest(vitest, 0))))).toBe('6 passed, 1 failed, 2 skipped');
  });
});
