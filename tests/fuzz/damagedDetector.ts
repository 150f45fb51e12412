import type { Random } from '../bench/signal/random.ts';
import { damagedBytes } from './damage.ts';

/** A damaged TFLite file. Most of the damage goes where its structure is: its weights are most of it. */
export function damagedDetector(file: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const [start, length] = random.pick<readonly [number, number]>([
    [0, file.length],
    [0, 2048],
    [0, 64],
    [file.length - 30_000, 30_000],
  ]);
  const damage = random.next() < 0.5 ? damagedBytes : flipped;
  const piece = damage(file.subarray(start, start + length), random);
  const rest = file.subarray(start + length);
  const damaged = new Uint8Array(start + piece.length + rest.length);
  damaged.set(file.subarray(0, start));
  damaged.set(piece, start);
  damaged.set(rest, start + piece.length);
  return damaged;
}

/** As long as before, with one to eight bytes changed. */
function flipped(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const times = random.between(1, 9);
  for (let i = 1; i < times; i += 1) {
    changed[Math.floor(random.between(0, bytes.length))] = Math.floor(random.between(0, 256));
  }
  return changed;
}
