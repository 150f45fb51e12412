/** What may change in a scene while it is shown. */
export interface Props {
  /** The bell has its tongue. */
  readonly clapper: boolean;
  /** Houses of the valley with a light, 0..31. */
  readonly lights: number;
  readonly lantern: 'lit' | 'out';
}

export const HOUSES = 31;

/** As a scene begins. */
export const PROPS: Props = { clapper: false, lights: 0, lantern: 'lit' };

/**
 * Reads `#clapper: hung`, `#lights: 31` and `#lantern: out`.
 *
 * @returns null when it is another tag
 * @throws Error on a value that says nothing
 */
export function readProp(key: string, value: string): Partial<Props> | null {
  const lights = Number(value);
  if (key === 'clapper' && (value === 'hung' || value === 'none'))
    return { clapper: value === 'hung' };
  if (key === 'lights' && lights >= 0 && lights <= HOUSES) return { lights };
  if (key === 'lantern' && (value === 'lit' || value === 'out')) return { lantern: value };
  if (['clapper', 'lights', 'lantern'].includes(key))
    throw new Error(`"#${key}: ${value}" says nothing`);
  return null;
}
