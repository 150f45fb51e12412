export declare const EMOTIONS: readonly string[];
export declare const SIDE: number;
export declare const PIXELS: number;
export declare const defaultCsv: string;
export declare const repositoryFolder: string;

/** One test split of FER-2013. */
export interface Split {
  readonly count: number;
  /** [count × 48 × 48], 0..1 */
  readonly images: Float32Array;
  readonly labels: Uint8Array;
  /** FER+'s majority, -1 where none of the seven won; null without FER+. */
  readonly majority: Int8Array | null;
  /** The same where at least eight of the ten agree, else -1. */
  readonly clear: Int8Array | null;
  /** False where a pixel-identical image is in Training or in the other test split. */
  readonly unique: readonly boolean[];
}

export declare function readTestSplits(
  csv: string,
  ferplus?: string,
): Promise<{ PublicTest: Split; PrivateTest: Split }>;
