import { createRequire } from 'node:module';

const Sequencer = createRequire(import.meta.url)('@jest/test-sequencer').default;

/** Whole stacks first: they take the longest, and beside the last of them the short specs fill the other worker. */
export default class extends Sequencer {
  sort(tests) {
    const stack = ({ path }) => Number(/\.e2e\.spec\.ts$/.test(path));
    return super.sort(tests).sort((a, b) => stack(b) - stack(a));
  }
}
