import type { Box, Keypoints, Point } from '../types';
import type { Thumbnail } from './picture';

export interface Detection {
  readonly box: Box;
  readonly keypoints: Keypoints | null;
  readonly score: number;
}

export interface Detector {
  /** @returns faces, surest first, in pixels of the picture that the thumbnail was made of */
  detect(thumbnail: Thumbnail): Detection[] | Promise<Detection[]>;
  close(): void;
}

/** The same points elsewhere. */
export function placed(
  keypoints: Keypoints | null,
  place: (point: Point) => Point,
): Keypoints | null {
  return (
    keypoints && {
      leftEye: place(keypoints.leftEye),
      rightEye: place(keypoints.rightEye),
      nose: place(keypoints.nose),
      mouth: place(keypoints.mouth),
    }
  );
}

/** BlazeFace gives the person's right eye first, which is the left one in the picture. */
export function keypointsOf([leftEye, rightEye, nose, mouth]: readonly Point[]): Keypoints | null {
  return leftEye && rightEye && nose && mouth ? { leftEye, rightEye, nose, mouth } : null;
}
