// usage: node ci-summary.cjs <jest's JSON report> <exit status of npm test> <exit status of the demo>
const { readFileSync } = require('node:fs');

const [, , reportFile, testStatus, demoStatus] = process.argv;

/** What jest counted; a test file that didn't even load counts as one failure. */
function jestCounts() {
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    };
  } catch {
    console.log('npm test left no report: it ended before the first test.');
    return { passed: 0, failed: 0 };
  }
}

let { passed, failed } = jestCounts();

// bundling, types and lint are steps of npm test that jest doesn't count
if (testStatus !== '0' && failed === 0) {
  console.log(`npm test ended with status ${testStatus} outside of the tests (bundle, types or lint).`);
  failed += 1;
}
if (passed === 0 && failed === 0) {
  console.log('No test ran.');
  failed += 1;
}

if (demoStatus === '0') {
  passed += 1;
} else {
  console.log(`npm run demo ended with status ${demoStatus}.`);
  failed += 1;
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
