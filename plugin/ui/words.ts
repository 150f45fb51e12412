import type { CalibrationProblem, Emotion, EmotionStatus } from '../types';

/** Every word the widgets say, to be replaced for another language or tone. */
export interface UiWords {
  readonly emotions: Readonly<Record<Emotion, string>>;
  readonly status: Readonly<Record<Exclude<EmotionStatus, 'failed'>, string>>;
  /** What a press on the chip does, while on and after a failure. */
  readonly stopCamera: string;
  readonly tryAgain: string;
  readonly consent: {
    readonly title: string;
    /** What, why, where, and what is kept: a line each. */
    readonly points: readonly string[];
    readonly accept: string;
    readonly decline: string;
  };
  readonly listening: {
    readonly title: string;
    /** The face keeps what it showed before. */
    readonly waiting: string;
    /** The face shows something that cannot be answered. */
    readonly unlisted: string;
    /** No face is in view. */
    readonly noFace: string;
    readonly withoutCamera: string;
  };
  readonly picker: {
    readonly title: string;
    readonly none: string;
    readonly close: string;
  };
  readonly calibration: {
    readonly title: string;
    readonly intro: string;
    readonly start: string;
    readonly skip: string;
    readonly running: string;
    readonly done: string;
    readonly close: string;
    readonly redo: string;
    readonly problems: Readonly<Record<CalibrationProblem, string>>;
  };
  readonly selfView: { readonly show: string; readonly hide: string };
}

export const DEFAULT_WORDS: UiWords = {
  emotions: {
    angry: 'angry',
    disgust: 'disgusted',
    fear: 'afraid',
    happy: 'happy',
    sad: 'sad',
    surprise: 'surprised',
    neutral: 'neutral',
  },
  status: {
    off: 'Camera off',
    requesting: 'Asking for the camera…',
    loading: 'Getting ready…',
    watching: 'Camera on',
    searching: 'Camera on, no face in view',
    stalled: 'Camera on, but it sends no picture',
    paused: 'Camera paused',
  },
  stopCamera: 'stop',
  tryAgain: 'Try again',
  consent: {
    title: 'Play with your face?',
    points: [
      'The camera looks for expressions, such as a smile.',
      'The story answers to what you show.',
      'Everything is worked out on this device. No picture leaves it.',
      'Nothing is stored. You can stop at any time, and play on without it.',
    ],
    accept: 'Use the camera',
    decline: 'Play without it',
  },
  listening: {
    title: 'Show it, or choose it',
    waiting: 'Relax your face, then begin',
    unlisted: 'None of these. Show or choose one',
    noFace: 'No face in view. Choose one',
    withoutCamera: 'Choose one',
  },
  picker: {
    title: 'Which camera?',
    none: 'No camera was found. Plug one in, or play on without it.',
    close: 'Close',
  },
  calibration: {
    title: 'Your resting face',
    intro:
      'Look at the screen and relax your face for a moment. It helps to tell your expressions apart.',
    start: 'I am ready',
    skip: 'Skip',
    running: 'Hold still…',
    done: 'Thank you. That will do.',
    close: 'Go on',
    redo: 'Once more',
    problems: {
      'too-few-frames': 'There was not enough to go by. Stay in view a little longer.',
      'no-face': 'No face was in view. Sit in front of the camera.',
      'too-dark': 'It is too dark. Turn on a light in front of you.',
      'too-small': 'You are far away. Come a little closer.',
      'turned-away': 'You looked to the side. Face the screen.',
      unsteady: 'The picture was unsteady. Hold still for a moment.',
      'not-neutral': 'You looked as if you were showing something. Relax your face.',
      cancelled: 'It was interrupted. You can try again.',
    },
  },
  selfView: { show: 'Show me', hide: 'Hide me' },
};
