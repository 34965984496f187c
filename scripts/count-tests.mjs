// Adds up the reports of the test runners given, and prints `N passed, N failed` as its last line.
// What failed is said again before it, because a log of thousands of lines is seldom read whole.
// A report that is not there counts as a failure: its suite did not get to an end.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

let passed = 0;
let failed = 0;
const MESSAGE = 1500;
const say = (file, title, messages) => {
  const where = path.relative(process.cwd(), file);
  const message = stripVTControlCharacters(messages.join('\n')).slice(0, MESSAGE);
  console.log(`\nFAILED ${where} > ${title}\n${message}`);
};

for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) {
    console.log(`${file}: no report`);
    failed += 1;
    continue;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that can't be loaded, or whose set-up failed, fails without a failed test of its own.
  const files = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const broken = files.length;
  for (const { name, message } of files) say(name, 'the file itself', [message ?? '']);
  for (const { name, assertionResults } of report.testResults) {
    for (const test of assertionResults.filter(({ status }) => status === 'failed')) {
      say(name, test.fullName, test.failureMessages ?? []);
    }
  }
  const name = path.basename(file, '.json');
  console.log(`${name}: ${report.numPassedTests} passed, ${report.numFailedTests + broken} failed`);
  passed += report.numPassedTests;
  failed += report.numFailedTests + broken;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
