import { seeded } from '../bench/signal/random.ts';
import { patience } from '../harness/pace.ts';
import type { Target } from './Target.ts';

export interface Finding {
  readonly case: number;
  readonly what: string;
}

export interface CampaignResult {
  readonly target: string;
  readonly cases: number;
  readonly taken: number;
  readonly refused: number;
  /** The first of each kind. */
  readonly findings: readonly Finding[];
  readonly slowestMs: number;
}

/** A single input that keeps its reader busy for longer, ms, counts as a hang. */
const HANG_MS = patience(2000);

const CASES_APART = 1_000_003;

/**
 * Runs cases `from` to `to` of a target. A case depends on the seed and its number alone, so that
 * each can be run again by itself.
 */
export async function campaign(
  target: Target,
  { seed, from, to }: { seed: number; from: number; to: number },
  onCase: (index: number) => void = () => undefined,
): Promise<CampaignResult> {
  const counts = { taken: 0, refused: 0 };
  const findings = new Map<string, Finding>();
  let slowestMs = 0;
  for (let index = from; index < to; index += 1) {
    onCase(index);
    // Lets what was told leave the process, also where a target never waits for anything.
    if (index % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
    const note = (what: string) => {
      const kind = what.slice(0, 120);
      if (!findings.has(kind)) findings.set(kind, { case: index, what });
    };
    const began = performance.now();
    try {
      counts[await target.attempt(seeded(seed * CASES_APART + index))] += 1;
    } catch (error) {
      note(error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error));
    }
    const spentMs = performance.now() - began;
    slowestMs = Math.max(slowestMs, spentMs);
    if (spentMs > HANG_MS) note(`took longer than ${HANG_MS} ms`);
    const polluted = pollution();
    if (polluted) note(`prototype pollution: ${polluted}`);
  }
  return {
    target: target.name,
    cases: to - from,
    ...counts,
    findings: [...findings.values()],
    slowestMs: Math.round(slowestMs),
  };
}

const PROTOTYPES = { Object, Array, Function, String, Number };

/** What has been added to the prototypes that everything shares, and takes it off again. */
function pollution(): string | null {
  for (const [name, { prototype }] of Object.entries(PROTOTYPES)) {
    const [key] = Object.keys(prototype as object);
    if (key === undefined) continue;
    Reflect.deleteProperty(prototype as object, key);
    return `${name}.prototype.${key}`;
  }
  return null;
}
