import type { Beat } from './beat';
import type { Face, Person } from './cast';
import { PROPS, type Props } from './props';

/** What the stage shows between two lines: enough to set it up again from a save. */
export interface Setting {
  readonly scene: string;
  readonly chapter: number;
  /** The ending that is being told; null before it. */
  readonly ending: string | null;
  /** Who stands on the stage, the last one to be addressed in front. */
  readonly present: readonly Person[];
  /** Who peeps out from where the scene lets one hide. */
  readonly behind: readonly Person[];
  readonly faces: Readonly<Partial<Record<Person, Face>>>;
  readonly props: Props;
}

export const EMPTY: Setting = {
  scene: 'title',
  chapter: 0,
  ending: null,
  present: [],
  behind: [],
  faces: {},
  props: PROPS,
};

/** Only so many have room on the stage. */
const MOST_PRESENT = 3;

/** The stage after a line. */
export function after(setting: Setting, beat: Beat): Setting {
  const cleared = beat.scene !== null || beat.alone;
  const hidden = (person: Person): boolean =>
    beat.hides[person] ?? (!cleared && setting.behind.includes(person));
  const named = Object.keys({ ...beat.faces, ...beat.hides }) as Person[];
  const arriving = named.filter((each) => !hidden(each));
  const staying = cleared
    ? []
    : setting.present.filter((each) => !arriving.includes(each) && !hidden(each));
  return {
    scene: beat.scene ?? setting.scene,
    chapter: beat.chapter ?? setting.chapter,
    ending: beat.ending ?? setting.ending,
    present: arriving.length > 0 ? [...staying, ...arriving].slice(-MOST_PRESENT) : staying,
    behind: [...new Set([...(cleared ? [] : setting.behind), ...named])].filter(hidden),
    faces: { ...(cleared ? {} : setting.faces), ...beat.faces },
    props: { ...(beat.scene === null ? setting.props : PROPS), ...beat.props },
  };
}
