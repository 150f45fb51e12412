import { afterEach } from 'vitest';
import { frameMs, measureFrameMs } from './pace';
import { witnessWorkers, type Witness } from './witness';

witnessWorkers();

afterEach(({ task }) => {
  if (task.result?.state !== 'fail') return;
  const { messages } = (globalThis as unknown as { witness: Witness }).witness;
  console.error(
    [
      `Around «${task.name}»:`,
      `a frame’s arithmetic ${measureFrameMs().toFixed(0)} ms, ${frameMs.toFixed(0)} ms at first`,
      ...messages.map((each) => `worker: ${each}`),
    ].join('\n  '),
  );
});
