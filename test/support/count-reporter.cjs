const { writeSync } = require('node:fs');

/**
 * Ends a run with `N passed, N failed`, and `, N skipped` when some are (their names on the lines before).
 *
 * Jest reports coverage after every custom reporter, so the line waits until the process exits. A suite that cannot run
 * (a syntax error) is a failed one; a run that ends before it has results is one failure.
 */
module.exports = class CountReporter {
  constructor(globalConfig) {
    this.isFiltered = Boolean(globalConfig.testNamePattern);
    process.once('exit', () => writeSync(1, `${this.lines().join('\n')}\n`));
  }

  onRunComplete(_, results) {
    this.results = results;
  }

  lines() {
    if (!this.results) return ['0 passed, 1 failed'];
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = this.results;
    const skipped = numPendingTests + numTodoTests;
    const count = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;
    if (skipped === 0) return [count];
    return [...this.namesOfSkipped(), `${count}, ${skipped} skipped`];
  }

  /** Nothing when tests were chosen by name (-t): then all others count as skipped. */
  namesOfSkipped() {
    if (this.isFiltered) return [];
    const tests = this.results.testResults.flatMap((suite) => suite.testResults);
    return tests
      .filter(({ status }) => ['pending', 'todo', 'disabled', 'skipped'].includes(status))
      .map(({ fullName }) => `skipped: ${fullName}`);
  }
};
