import type { LayersModel } from '@tensorflow/tfjs-layers';

/** A classifier in the shipped format. */
export interface Classifier {
  readonly outputs: readonly string[];
  readonly parameters: number;
  /** Of one face; null where the format does not tell. */
  readonly multiplyAdds: number | null;
  /** Probabilities [count × 7] of every output, one pass. */
  run(images: Float32Array, count: number): Record<string, Float32Array>;
  dispose(): void;
}

export declare function startWasm(): Promise<void>;
/** Multiply-adds of the convolutions and dense layers for one image. */
export declare function multiplyAdds(model: LayersModel): number;
export declare function modelBytes(folder: string): Promise<number>;
export declare function loadClassifier(folder: string): Promise<Classifier>;
