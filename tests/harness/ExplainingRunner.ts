import { TestRunner, type RunnerTestCase } from 'vitest';
import { explain } from './explain';

/** Says what surrounds a failure while its pages are still open, before any hook closes them. */
export default class ExplainingRunner extends TestRunner {
  async onTaskFinished(test: RunnerTestCase): Promise<void> {
    if (test.result?.state === 'fail') console.error(await explain(test.name));
  }
}
