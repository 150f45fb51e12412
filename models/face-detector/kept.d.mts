export function hashOf(file: Uint8Array): string;
export function packed(indices: ReadonlySet<number>, count: number): string;
export function faceDetectorOnly(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
