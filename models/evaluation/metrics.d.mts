/** Figures of one output against one truth. */
export interface Report {
  readonly n: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly recall: readonly number[];
  readonly calledNeutral: number;
  readonly ece: number;
  readonly nll: number;
  readonly confusion: readonly (readonly number[])[];
  readonly gates: readonly { gate: number; coverage: number; accuracy: number | null }[];
}

export declare function confusion(p: Float32Array, truth: ArrayLike<number>): number[][];
export declare function calibration(p: Float32Array, truth: ArrayLike<number>): { ece: number };
export declare function negativeLogLikelihood(p: Float32Array, truth: ArrayLike<number>): number;
export declare function gated(
  p: Float32Array,
  truth: ArrayLike<number>,
  gate: number,
): { gate: number; coverage: number; accuracy: number | null };
export declare function flips(a: Float32Array, b: Float32Array): number;
export declare function report(p: Float32Array, truth: ArrayLike<number>): Report;
