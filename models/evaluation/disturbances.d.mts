/** One 48 × 48 image, 0..1. */
export type Disturbance = (image: Float32Array) => Float32Array;
export declare const DISTURBANCES: Record<string, Disturbance>;
export declare function disturb(images: Float32Array, disturbance: Disturbance): Float32Array;
