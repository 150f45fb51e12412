import type { Split } from './dataset.mjs';
import type { Classifier } from './model.mjs';
import type { Outputs } from './probabilities.mjs';

/** What the evaluation reads of a `card.json`. */
export interface Card {
  readonly name: string;
  readonly labels: readonly string[];
  readonly mirrorAverage: boolean;
  readonly temperature: Record<string, number>;
  readonly default: Record<string, number>;
}

export declare const shippedFolder: string;
export declare function mirrored(images: Float32Array): Float32Array;
export declare function predictImages(
  classifier: Pick<Classifier, 'run'>,
  images: Float32Array,
  options?: { mirror?: boolean },
): Outputs;
export declare function readCard(folder?: string): Promise<Card>;
export declare function predictSplit(
  name: 'PublicTest' | 'PrivateTest',
  options?: { csv?: string; ferplus?: string; folder?: string },
): Promise<Split & { raw: Outputs; outputs: Outputs }>;
