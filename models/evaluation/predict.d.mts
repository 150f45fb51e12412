import type { Split } from './dataset.mjs';
import type { Classifier } from './model.mjs';
import type { Outputs } from './probabilities.mjs';

/** As in a card: `side` is 1 unless told. */
export interface Look {
  readonly side?: number;
  readonly mirror?: boolean;
}

/** What the evaluation reads of a `card.json`. */
export interface Card {
  readonly name: string;
  readonly labels: readonly string[];
  readonly looks?: readonly Look[];
  readonly temperature: Record<string, number>;
  readonly default: Record<string, number>;
}

export declare const shippedFolder: string;
export declare function mirrored(images: Float32Array): Float32Array;
export declare function predictImages(
  classifier: Pick<Classifier, 'run'>,
  images: Float32Array,
  looks?: readonly Look[],
  shown?: number,
): Outputs;
export declare function readCard(folder?: string): Promise<Card>;
export declare function predictSplit(
  name: 'PublicTest' | 'PrivateTest',
  options?: { csv?: string; ferplus?: string; folder?: string },
): Promise<Split & { raw: Outputs; outputs: Outputs }>;
