import type { Box } from '../types';

interface Track {
  readonly id: number;
  readonly box: Box;
  readonly seenAt: number;
}

/** Overlap, as intersection over union, from which two boxes are the same face. */
const SAME_FACE_OVERLAP = 0.3;
/** A face may also have moved by this share of its box between two frames. */
const SAME_FACE_DISTANCE = 0.5;
/** How long an unseen face keeps its id, ms. */
const REMEMBER_MS = 1500;

/**
 * Gives faces ids that stay while they are followed: boxes are matched to the last known ones, best
 * overlap first, then nearest centre. The idea is SORT's (Bewley et al. 2016) without its motion
 * model, which a face before a webcam does not need.
 */
export class FaceTracker {
  private tracks: readonly Track[] = [];

  /** @param nextId the first id to give; later ones count up from it */
  constructor(private nextId = 1) {}

  /**
   * @param boxes the faces of one frame
   * @param timestamp media time, ms; a jump of more than 1500 ms either way forgets all faces
   * @returns one id per box, in the order of `boxes`
   */
  update(boxes: readonly Box[], timestamp: number): number[] {
    const known = this.tracks.filter((track) => Math.abs(timestamp - track.seenAt) <= REMEMBER_MS);
    const matched = matchBoxes(known, boxes);
    const ids = boxes.map((_, index) => matched.get(index)?.id ?? this.nextId++);
    const seen = new Set(ids);
    this.tracks = [
      ...boxes.map((box, index) => ({ id: ids[index] as number, box, seenAt: timestamp })),
      ...known.filter((track) => !seen.has(track.id)),
    ];
    return ids;
  }
}

function matchBoxes(tracks: readonly Track[], boxes: readonly Box[]): Map<number, Track> {
  const candidates = tracks.flatMap((track) =>
    boxes.flatMap((box, index) => {
      const affinity = affinityOf(track.box, box);
      return affinity === null ? [] : [{ track, index, affinity }];
    }),
  );
  candidates.sort((a, b) => b.affinity - a.affinity);
  const matches = new Map<number, Track>();
  const taken = new Set<number>();
  for (const { track, index } of candidates) {
    if (taken.has(track.id) || matches.has(index)) continue;
    matches.set(index, track);
    taken.add(track.id);
  }
  return matches;
}

/** Overlapping pairs score .3..1, near ones −1..0 by distance, others null. */
function affinityOf(a: Box, b: Box): number | null {
  const overlap = intersectionOverUnion(a, b);
  if (overlap >= SAME_FACE_OVERLAP) return overlap;
  const size = Math.max(a.width, a.height, b.width, b.height);
  const distance =
    Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2) /
    size;
  return distance <= SAME_FACE_DISTANCE ? -distance : null;
}

export function intersectionOverUnion(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}
