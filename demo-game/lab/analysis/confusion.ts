import { EMOTIONS, type Emotion } from 'phaser-emotion';

/** A picture that somebody labelled, and what was read on it. */
export interface Judged {
  readonly label: Emotion;
  /** Null when no face was found. */
  readonly read: Emotion | null;
}

export interface Confusion {
  /** Rows: the label; columns: what was read, then "no face". */
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
  readonly right: number;
  /** Share of all labelled pictures, a missed face counting as wrong; null without any. */
  readonly accuracy: number | null;
  /** Mean over the labels that occur of each label's share read right. */
  readonly balanced: number | null;
}

const SYNONYMS: Readonly<Record<string, Emotion>> = {
  anger: 'angry',
  disgusted: 'disgust',
  fearful: 'fear',
  afraid: 'fear',
  happiness: 'happy',
  sadness: 'sad',
  surprised: 'surprise',
};

/**
 * The label that a path gives a picture: the nearest folder named after an emotion, or else a file
 * name such as `happy_03.jpg`.
 */
export function labelOf(path: string): Emotion | null {
  const parts = path.split('/');
  const file = parts.pop() ?? '';
  const names = [...parts.reverse(), file.split(/[_.\-\s]/)[0] ?? ''];
  for (const name of names.map((each) => each.toLowerCase())) {
    const emotion = EMOTIONS.find((each) => each === name) ?? SYNONYMS[name];
    if (emotion) return emotion;
  }
  return null;
}

export function confusionOf(judged: readonly Judged[]): Confusion {
  const columns: readonly (Emotion | null)[] = [...EMOTIONS, null];
  const counts = EMOTIONS.map((label) =>
    columns.map(
      (read) => judged.filter((each) => each.label === label && each.read === read).length,
    ),
  );
  const total = judged.length;
  const right = judged.filter(({ label, read }) => label === read).length;
  const recalls = counts.flatMap((row, label) => {
    const sum = row.reduce((a, b) => a + b, 0);
    return sum > 0 ? [(row[label] ?? 0) / sum] : [];
  });
  return {
    counts,
    total,
    right,
    accuracy: total > 0 ? right / total : null,
    balanced: recalls.length > 0 ? recalls.reduce((a, b) => a + b, 0) / recalls.length : null,
  };
}
