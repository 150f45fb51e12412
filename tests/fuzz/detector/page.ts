import { patience } from '../../harness/pace';
import type { CampaignResult } from '../campaign';
import type { Order } from './worker';

/** Workers are changed often, so that what one case leaves behind troubles few others. */
const CASES_A_WORKER = 25;
/** A worker that is silent for this long, ms, hangs. */
const SILENCE_MS = patience(20_000);

type Outcome = CampaignResult | { readonly died: string; readonly at: number };

function stretch(order: Order): Promise<Outcome> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Outcome>((resolve) => {
    let at = order.from;
    const end = (outcome: Outcome) => {
      clearTimeout(silence);
      worker.terminate();
      resolve(outcome);
    };
    const hung = () => {
      end({ died: `hung at case ${at}`, at });
    };
    let silence = setTimeout(hung, SILENCE_MS);
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ index?: number; result?: CampaignResult }>) => {
        at = data.index ?? at;
        clearTimeout(silence);
        silence = setTimeout(hung, SILENCE_MS);
        if (data.result) end(data.result);
      },
    );
    worker.addEventListener('error', (event) => {
      end({ died: `case ${at}: ${event.message}`, at });
    });
    worker.postMessage(order);
  });
}

/** Runs the cases, each worker's after the last one's; what a worker died of is a finding. */
async function fuzzDetector(order: Order): Promise<CampaignResult> {
  let total: CampaignResult = {
    target: 'detector file',
    cases: order.to - order.from,
    taken: 0,
    refused: 0,
    findings: [],
    slowestMs: 0,
  };
  for (let from = order.from; from < order.to;) {
    const to = Math.min(order.to, from + CASES_A_WORKER);
    const outcome = await stretch({ ...order, from, to });
    if ('died' in outcome) {
      const { died: what, at } = outcome;
      total = { ...total, findings: [...total.findings, { case: at, what }] };
      from = at + 1;
      continue;
    }
    total = {
      ...total,
      taken: total.taken + outcome.taken,
      refused: total.refused + outcome.refused,
      findings: [...total.findings, ...outcome.findings],
      slowestMs: Math.max(total.slowestMs, outcome.slowestMs),
    };
    from = to;
  }
  return total;
}

declare global {
  interface Window {
    fuzzDetector: typeof fuzzDetector;
  }
}

window.fuzzDetector = fuzzDetector;
