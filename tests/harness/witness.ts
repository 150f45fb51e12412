/** What a page's workers and plugin did of late; for the words about a test that failed. */
export interface Witness {
  /** Messages of the workers, the newest last. */
  readonly messages: readonly string[];
}

/**
 * Notes what every worker that starts from now on sends to the page. It stands for itself: it is
 * sent into pages as its source.
 */
export function witnessWorkers(): void {
  const KEPT = 12;
  const messages: string[] = [];
  const strongest = (probabilities: readonly number[]) =>
    `${probabilities.indexOf(Math.max(...probabilities))} ${Math.max(...probabilities).toFixed(2)}`;
  const tell = (data: object): string => {
    if (!('reading' in data)) return JSON.stringify(data).slice(0, 200);
    const { timestamp, faces, timing } = data.reading as {
      timestamp: number;
      faces: readonly { probabilities: readonly number[] }[];
      timing: { totalMs: number } | null;
    };
    const shown = faces.map(({ probabilities }) => strongest(probabilities)).join(', ');
    return `reading at ${timestamp.toFixed(0)} in ${timing?.totalMs.toFixed(0)} ms: ${shown || 'nobody'}`;
  };
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'object' && data !== null) messages.push(tell(data));
        if (messages.length > KEPT) messages.shift();
      });
      this.addEventListener('error', ({ message }) => messages.push(`error: ${message}`));
    }
  };
  Object.assign(globalThis, { witness: { messages } satisfies Witness });
}
