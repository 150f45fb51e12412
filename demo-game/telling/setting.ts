import type { Beat } from './beat';
import type { Face, Person } from './cast';

/** What the stage shows between two lines: enough to set it up again from a save. */
export interface Setting {
  readonly scene: string;
  readonly chapter: number;
  /** The ending that is being told; null before it. */
  readonly ending: string | null;
  /** Who stands on the stage, the last one to be addressed in front. */
  readonly present: readonly Person[];
  readonly faces: Readonly<Partial<Record<Person, Face>>>;
}

export const EMPTY: Setting = { scene: 'title', chapter: 0, ending: null, present: [], faces: {} };

/** Only so many have room on the stage. */
const MOST_PRESENT = 3;

/** The stage after a line. */
export function after(setting: Setting, beat: Beat): Setting {
  const cleared = beat.scene !== null || beat.alone;
  const arriving = Object.keys(beat.faces) as Person[];
  const staying = cleared ? [] : setting.present.filter((each) => !arriving.includes(each));
  return {
    scene: beat.scene ?? setting.scene,
    chapter: beat.chapter ?? setting.chapter,
    ending: beat.ending ?? setting.ending,
    present: arriving.length > 0 ? [...staying, ...arriving].slice(-MOST_PRESENT) : staying,
    faces: { ...(cleared ? {} : setting.faces), ...beat.faces },
  };
}
