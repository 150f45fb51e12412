export declare function fitTemperature(
  probabilities: Float32Array,
  truth: ArrayLike<number>,
): number;
