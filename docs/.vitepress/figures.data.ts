import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const LABELS = ['angry', 'disgust', 'fear', 'happy', 'sad', 'surprise', 'neutral'] as const;
const file = resolve(import.meta.dirname, '../../models/results/ours.json');

interface Measured {
  readonly n: number;
  readonly accuracy: number;
  readonly recall: readonly number[];
  readonly confusion: readonly (readonly number[])[];
}

interface Results {
  readonly splits: Record<string, Record<string, { labels: Measured; majority?: Measured }>>;
}

export interface Row {
  readonly emotion: string;
  /** Of the faces that people call so, how many are read so; percent. */
  readonly found: string;
  /** Of the faces that are read so, how many people call so; percent. */
  readonly right: string;
  readonly faces: number;
  /** What the others are mostly taken for. */
  readonly mistakenFor: string;
}

export interface Figures {
  readonly rows: readonly Row[];
  readonly n: number;
  readonly accuracy: string;
}

declare const data: Figures | null;
export { data };

const percent = (value: number) => (100 * value).toFixed(0);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function rowOf({ confusion }: Measured, index: number): Row {
  const truth = confusion[index] ?? [];
  const others = truth.map((count, other) => (other === index ? -1 : count));
  const most = others.indexOf(Math.max(...others));
  return {
    emotion: LABELS[index] ?? '',
    found: percent((truth[index] ?? 0) / sum(truth)),
    right: percent((truth[index] ?? 0) / Math.max(1, sum(confusion.map((row) => row[index] ?? 0)))),
    faces: sum(truth),
    mistakenFor: LABELS[most] ?? '',
  };
}

/** The shipped classifier's figures per class, against the FER+ majority of PrivateTest. */
export default {
  watch: [file],
  load(): Figures | null {
    if (!existsSync(file)) return null;
    const { splits } = JSON.parse(readFileSync(file, 'utf8')) as Results;
    const test = splits['PrivateTest'];
    const measured = (test?.['default'] ?? test?.['ferplus'])?.majority;
    if (!measured) return null;
    return {
      n: measured.n,
      accuracy: percent(measured.accuracy),
      rows: LABELS.map((_, index) => rowOf(measured, index)).sort(
        (a, b) => Number(b.found) - Number(a.found),
      ),
    };
  },
};
