import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const EMOTIONS = ['angry', 'disgust', 'fear', 'happy', 'sad', 'surprise', 'neutral'];
export const SIDE = 48;
export const PIXELS = SIDE * SIDE;

/** Column of `fer2013new.csv` (after usage and name) → index in EMOTIONS, -1 for the other three. */
const COLUMN_TO_EMOTION = [6, 3, 5, 4, 0, 1, 2, -1, -1, -1];

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** `FER2013_CSV`, else `../data/fer2013.csv` beside the repository. */
export const defaultCsv = process.env.FER2013_CSV ?? join(repository, '../data/fer2013.csv');

/** The repository's root folder. */
export const repositoryFolder = repository;

/**
 * One test split of FER-2013.
 *
 * @typedef {object} Split
 * @property {number} count
 * @property {Float32Array} images [count × 48 × 48], 0..1
 * @property {Uint8Array} labels FER-2013's own labels, index in EMOTIONS
 * @property {Int8Array | null} majority FER+'s majority of the ten columns (the first on ties),
 *   -1 where contempt, unknown or not-a-face won; null without FER+
 * @property {Int8Array | null} clear the same where at least CLEAR_VOTES of the ten agree, else -1
 * @property {boolean[]} unique true where no pixel-identical image is in Training or in the other
 *   test split
 */

/** As many votes for one expression make a face clear. */
const CLEAR_VOTES = 8;

/** @param {string} line a row of fer2013new.csv @param {number} [least] votes that the majority needs */
function majorityOf(line, least = 0) {
  const votes = line.split(',').slice(2, 12).map(Number);
  const most = Math.max(...votes);
  return most >= least ? COLUMN_TO_EMOTION[votes.indexOf(most)] : -1;
}

/** @param {string} text pixels as FER-2013 writes them, 2304 numbers with blanks between */
function intensities(text) {
  const values = text.split(' ');
  if (values.length !== PIXELS) throw new Error(`expected ${PIXELS} pixels, got ${values.length}`);
  return Float32Array.from(values, (value) => Number(value) / 255);
}

/**
 * Reads both test splits from the official `fer2013.csv`, and FER+'s votes where at hand.
 *
 * @param {string} csv
 * @param {string} [ferplus] default: `fer2013new.csv` beside the csv, if it exists
 * @returns {Promise<{ PublicTest: Split, PrivateTest: Split }>}
 */
export async function readTestSplits(csv, ferplus) {
  const votesPath = ferplus ?? join(dirname(csv), 'fer2013new.csv');
  const votes = existsSync(votesPath)
    ? (await readFile(votesPath, 'utf8')).trim().split(/\r?\n/).slice(1)
    : null;
  const file = await readFile(csv);
  const rows = { PublicTest: [], PrivateTest: [] };
  /** @type {Map<string, Set<string>>} digest of the pixels → the usages it occurs in */
  const usages = new Map();
  let start = file.indexOf(10) + 1;
  for (let index = 0; start < file.length; index += 1) {
    const newline = file.indexOf(10, start);
    const end = newline < 0 ? file.length : newline;
    const [emotion, pixels, usage] = file.toString('latin1', start, end).trim().split(',');
    start = end + 1;
    const text = pixels.replaceAll('"', '');
    const digest = createHash('sha1').update(text).digest('base64');
    usages.set(digest, (usages.get(digest) ?? new Set()).add(usage));
    rows[usage]?.push({ label: Number(emotion), text, digest, vote: votes?.[index] });
  }
  const build = (name) => {
    const images = new Float32Array(rows[name].length * PIXELS);
    rows[name].forEach((row, index) => images.set(intensities(row.text), index * PIXELS));
    return {
      count: rows[name].length,
      images,
      labels: Uint8Array.from(rows[name], (row) => row.label),
      majority: votes && Int8Array.from(rows[name], (row) => majorityOf(row.vote)),
      clear: votes && Int8Array.from(rows[name], (row) => majorityOf(row.vote, CLEAR_VOTES)),
      unique: rows[name].map((row) => usages.get(row.digest).size === 1),
    };
  };
  return { PublicTest: build('PublicTest'), PrivateTest: build('PrivateTest') };
}

/** The first `count` images of a split. @param {Split} split @param {number} count */
export function firstOf(split, count) {
  return {
    count: Math.min(count, split.count),
    images: split.images.subarray(0, count * PIXELS),
    labels: split.labels.subarray(0, count),
    majority: split.majority && split.majority.subarray(0, count),
    clear: split.clear && split.clear.subarray(0, count),
    unique: split.unique.slice(0, count),
  };
}
