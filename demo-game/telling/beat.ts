import { isFace, isPerson, type Face, type Person } from './cast';
import { readProp, type Props } from './props';

/** One line of the story with all that its tags ask of the stage. */
export interface Beat {
  /** Null for the narration. */
  readonly speaker: Person | null;
  readonly text: string;
  readonly faces: Readonly<Partial<Record<Person, Face>>>;
  /** Who hides, in the way of the scene, or comes out again. */
  readonly hides: Readonly<Partial<Record<Person, boolean>>>;
  /** What changes of the scene itself. */
  readonly props: Partial<Props>;
  readonly scene: string | null;
  readonly chapter: number | null;
  /** Everybody leaves. */
  readonly alone: boolean;
  readonly sounds: readonly string[];
  /** A resting face is taken while the line is read, ms; null when none is. */
  readonly calibrateMs: number | null;
  readonly ending: string | null;
}

const SPEAKER = /^([A-Z]+): (.+)$/s;
const SECONDS = /^(\d+(?:\.\d+)?)s$/;

/** Reads a line of the script. @throws Error on a tag that names nothing the stage knows */
export function readBeat(text: string, tags: readonly string[]): Beat {
  const [, name = '', said = ''] = SPEAKER.exec(text.trim()) ?? [];
  const who = name.toLowerCase();
  const speaker = isPerson(who) ? who : null;
  const faces: Partial<Record<Person, Face>> = {};
  const hides: Partial<Record<Person, boolean>> = {};
  const sounds: string[] = [];
  let beat: Beat = {
    speaker,
    text: speaker ? said : text.trim(),
    faces,
    hides,
    props: {},
    scene: null,
    chapter: null,
    alone: false,
    sounds,
    calibrateMs: null,
    ending: null,
  };
  for (const tag of tags) {
    const [key = '', value = ''] = tag.split(':').map((part) => part.trim());
    const props = readProp(key, value);
    if (props) beat = { ...beat, props: { ...beat.props, ...props } };
    else if (isPerson(key) && (value === 'behind' || value === 'out'))
      hides[key] = value === 'behind';
    else if (isPerson(key)) {
      if (!isFace(value)) throw new Error(`"#${tag}" is no face`);
      faces[key] = value;
    } else if (key === 'scene') beat = { ...beat, scene: value };
    else if (key === 'chapter') beat = { ...beat, chapter: Number(value) };
    else if (key === 'alone') beat = { ...beat, alone: true };
    else if (key === 'sound') sounds.push(value);
    else if (key === 'ending') beat = { ...beat, ending: value };
    else if (key === 'calibrate') {
      beat = { ...beat, calibrateMs: Number(SECONDS.exec(value)?.[1] ?? 5) * 1000 };
    } else if (key !== 'listen' && key !== 'window') throw new Error(`"#${tag}" says nothing`);
  }
  return beat;
}
