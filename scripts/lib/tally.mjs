/** What a suite came to. A suite that broke without naming a test counts as one failure, so nothing fails unseen. */
export function tally({ passed = 0, failed = 0, skipped = 0 }, code) {
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

export const one = (code) => tally({ passed: code === 0 ? 1 : 0 }, code);
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});
export const lastLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** From Vitest's JSON report; a file that could not be loaded has no tests and counts as one failure. */
export function fromVitest(report, code) {
  if (!report) return tally({}, code === 0 ? 1 : code);
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return tally(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    // A run without a single test is a broken one: the tests are in the repository.
    report.numTotalTests === 0 ? 1 : code,
  );
}

/** From Playwright's JSON report; errors outside any test (a server that did not start) count as failures. */
export function fromPlaywright(report, code) {
  if (!report) return tally({}, code === 0 ? 1 : code);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const total = expected + unexpected + flaky + skipped;
  return tally({ passed: expected + flaky, failed: unexpected, skipped }, total === 0 ? 1 : code);
}
