/** Everybody who speaks in the story. */
export const CAST = ['oda', 'tam', 'karr'] as const;
export type Person = (typeof CAST)[number];

/** The faces that every portrait can make; the sheet in assets/portraits has one frame for each. */
export const FACES = [
  'neutral',
  'happy',
  'laugh',
  'warm',
  'surprise',
  'sad',
  'tired',
  'angry',
  'fear',
  'doubt',
  'talk',
] as const;
export type Face = (typeof FACES)[number];

export const isPerson = (name: string): name is Person => CAST.some((each) => each === name);
export const isFace = (name: string): name is Face => FACES.some((each) => each === name);
