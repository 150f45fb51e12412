/** Probabilities [count × 7] by output name. */
export type Outputs = Record<string, Float32Array>;

export declare function temper(probabilities: Float32Array, temperature: number): Float32Array;
export declare function blend(outputs: Outputs, weights: Record<string, number>): Float32Array;
export declare function applyCard(
  outputs: Outputs,
  card: { temperature: Record<string, number>; default: Record<string, number> },
): Outputs;
export declare function argmax(p: Float32Array, row: number): number;
