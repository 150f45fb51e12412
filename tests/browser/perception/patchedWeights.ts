interface Spec {
  readonly name: string;
  readonly shape: readonly [number, number, number, number];
  readonly quantization?: { readonly dtype: string };
}

/**
 * A copy of a classifier's weight file with one of its weights changed.
 *
 * @param name the beginning of the weight's name
 * @param patch changes it in place
 * @returns where the copy lies
 */
export async function patchedWeights(
  model: string,
  shard: string | undefined,
  name: string,
  patch: (weight: DataView, shape: Spec['shape']) => void,
): Promise<string> {
  const { weightsManifest } = (await (await fetch(model)).json()) as {
    weightsManifest: { weights: Spec[] }[];
  };
  const bytes = await (await fetch(shard ?? '')).arrayBuffer();
  let at = 0;
  for (const { name: found, shape, quantization } of weightsManifest[0]?.weights ?? []) {
    const width = { float16: 2, uint8: 1 }[quantization?.dtype ?? ''] ?? 4;
    const length = shape.reduce((product, side) => product * side, width);
    if (found.startsWith(name)) {
      patch(new DataView(bytes, at, length), shape);
      return URL.createObjectURL(new Blob([bytes]));
    }
    at += length;
  }
  throw new Error(`no weight ${name}`);
}
