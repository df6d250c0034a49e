import { appendFileSync } from 'node:fs';

/** Notes for the end of the run that this machine cannot run something, and why. Needs the suite's reporter. */
export function named(missing: string, consequence: string): void {
  const file = process.env['COBUILD_NOT_RUN'];
  const { testPath = '', currentTestName = '' } = expect.getState();
  if (file) appendFileSync(file, `${JSON.stringify({ testPath, currentTestName, missing, consequence })}\n`);
}
