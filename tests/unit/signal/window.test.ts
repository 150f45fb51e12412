import { describe, expect, it } from 'vitest';
import { ListeningWindow, type Heard } from '../../../plugin/signal/listening/ListeningWindow';
import { resolveListening } from '../../../plugin/signal/listening/options';
import { EMOTIONS, type Emotion, type ListenOptions } from '../../../plugin/types';

type Shares = Partial<Record<Emotion, number>>;

const over = (shares: Shares) => EMOTIONS.map((emotion) => shares[emotion] ?? 0);

/** A face of which this is believed, and which the picture itself shows. */
function heard(shares: Shares, change: Partial<Heard> = {}): Heard {
  const whole = over(shares);
  const logEvidence = whole.map((share) => Math.log(Math.max(share, 1e-4)));
  return { listed: whole, whole, logEvidence, weight: 1, ...change };
}

interface Opening {
  readonly face?: Shares;
  readonly now?: number | null;
  readonly patience?: number;
}

/** A window that hears from its first frame on, unless the options say otherwise. */
function open(options: ListenOptions, { face, now = 0, patience = 1 }: Opening = {}) {
  const resolved = resolveListening({ armMs: 0, ...options });
  return new ListeningWindow(resolved, face ? over(face) : null, now, patience, () => undefined);
}

/** Ten frames a second, from and until included. */
function hear(window: ListeningWindow, what: Heard | null, from: number, until: number): void {
  for (let now = from; now <= until; now += 100) window.hear(what, now);
}

const happy = heard({ happy: 0.9, neutral: 0.1 });
const rest = heard({ neutral: 0.9, happy: 0.1 });

describe('a window that waits for a held expression', () => {
  it('has heard nothing when it opens', () => {
    expect(open({ for: ['happy', 'sad'], dwellMs: 0, armMs: 300 }).state).toMatchObject({
      phase: 'arming',
      progress: { happy: 0, sad: 0 },
      leading: null,
      levels: { happy: 0, sad: 0 },
      unlisted: 0,
      elapsedMs: 0,
    });
    expect(open({ for: ['happy'] }).state.phase).toBe('open');
  });

  it('tells how much of the dwell is done, and ends when all of it is', () => {
    const window = open({ for: ['happy'], dwellMs: 700 });
    hear(window, happy, 0, 350);
    expect(window.state.progress.happy).toBeCloseTo(3 / 7);
    expect(window.state.leading).toBe('happy');
    hear(window, happy, 400, 600);
    expect(window.result).toBeNull();
    window.hear(happy, 700);
    expect(window.result).toMatchObject({ emotion: 'happy', by: 'face', heldMs: 700 });
    expect(window.result?.confidence).toBe(0.9);
  });

  it('takes no time for held before the first frame, whatever the clock said', () => {
    const window = open({ for: ['happy'], dwellMs: 0 }, { now: null });
    window.hear(happy, 400);
    expect(window.result).toBeNull();
    expect(window.state).toMatchObject({ elapsedMs: 0, progress: { happy: 0 } });
    window.hear(happy, 500);
    expect(window.result).toMatchObject({ emotion: 'happy', heldMs: 100 });
  });

  it('counts from the moment at which it is armed', () => {
    const window = open({ for: ['happy'], armMs: 300, dwellMs: 400 });
    hear(window, happy, 0, 200);
    expect(window.state.phase).toBe('arming');
    window.hear(happy, 300);
    expect(window.state).toMatchObject({ phase: 'open', progress: { happy: 0.25 } });
    window.cancel();
    expect(window.result?.journal.armedMs).toBe(300);
  });

  it('believes what has the confidence that was asked for, the first listed of equals', () => {
    const window = open({ for: ['sad', 'happy'], minConfidence: 0.5 });
    window.hear(heard({ sad: 0.5, happy: 0.5 }), 0);
    expect(window.state.leading).toBe('sad');
    window.hear(heard({ sad: 0.49, happy: 0.01, neutral: 0.5 }), 100);
    expect(window.state.leading).toBeNull();
  });

  it.each([
    [0.35, 'happy'],
    [0.36, null],
  ])('lets %d of something else lie on the face, no more', (angry, leading) => {
    const window = open({ for: ['happy'] });
    window.hear({ ...happy, whole: over({ happy: 0.6, angry }) }, 0);
    expect(window.state).toMatchObject({ leading, unlisted: angry });
  });

  it('calls a face at rest only that rests most', () => {
    const window = open({ for: ['happy', 'neutral'] });
    const listed = over({ neutral: 0.7, happy: 0.3 });
    window.hear({ ...rest, listed, whole: over({ neutral: 0.4, happy: 0.45 }) }, 0);
    expect(window.state.leading).toBeNull();
    window.hear({ ...rest, listed, whole: over({ neutral: 0.45, happy: 0.4 }) }, 100);
    expect(window.state).toMatchObject({ leading: 'neutral', unlisted: 0 });
  });

  it.each([
    [1, 1000],
    [2, 2000],
    [Infinity, 1000],
  ])('with patience × %d wants a resting face for %d ms', (patience, wanted) => {
    const window = open({ for: ['happy', 'neutral'], neutralMs: 1000 }, { patience });
    hear(window, rest, 0, wanted - 100);
    expect(window.result).toBeNull();
    window.hear(rest, wanted);
    expect(window.result).toMatchObject({ emotion: 'neutral', by: 'face', heldMs: wanted });
  });

  it('loses its lead with a frame that cannot be read', () => {
    for (const unreadable of [null, { ...happy, weight: 0 }, { ...happy, logEvidence: null }]) {
      const window = open({ for: ['happy'], timeoutMs: 1000 });
      window.hear(happy, 0);
      if (unreadable) window.hear(unreadable, 100);
      else window.hear(null, 100);
      expect(window.state.leading).toBe(unreadable ? null : 'happy');
      window.cancel();
      expect(window.result?.journal.seen).toEqual([
        { atMs: 0, shown: 'happy' },
        { atMs: 100, shown: 'nobody' },
      ]);
    }
  });
});

describe('what was on the face before', () => {
  const begun = () => open({ for: ['happy', 'sad'] }, { face: { happy: 0.9 } });

  it('is waited out, and said to be', () => {
    const window = begun();
    window.hear(happy, 0);
    expect(window.state).toMatchObject({ phase: 'waiting', leading: null });
  });

  it.each([
    ['is not believed', heard({ happy: 0.5, neutral: 0.5 })],
    ['something else is shown as well', { ...happy, whole: over({ happy: 0.5, angry: 0.5 }) }],
    ['another on the list took its place', heard({ sad: 0.9, happy: 0.1 })],
  ])('is not waited out when it %s', (_, shown) => {
    const window = begun();
    window.hear(shown, 0);
    expect(window.state.phase).toBe('open');
  });

  it('counts from the end of a hold, not from its beginning', () => {
    const leftovers = (hold: (window: ListeningWindow) => void) => {
      const window = open({ for: ['happy', 'sad'] });
      hold(window);
      window.cancel();
      return window.result?.journal.leftovers;
    };
    const face = over({ happy: 0.9 });
    expect(leftovers((window) => window.hold(false, face))).toEqual([]);
    expect(
      leftovers((window) => {
        window.hold(true, face);
        window.hold(false, null);
      }),
    ).toEqual([]);
    expect(
      leftovers((window) => {
        window.hold(true, null);
        window.hold(false, face);
      }),
    ).toEqual(['happy']);
  });
});

describe('time', () => {
  it('stands still while it is held, and nothing is heard', () => {
    const window = open({ for: ['happy'], dwellMs: 200, timeoutMs: 1000 });
    window.hear(happy, 0);
    window.hold(true, null);
    hear(window, happy, 100, 3000);
    expect(window.result).toBeNull();
    expect(window.state).toMatchObject({ phase: 'held', elapsedMs: 0, progress: { happy: 0 } });
  });

  it('does not run twice over what a late frame tells of', () => {
    const window = open({ for: ['happy'] });
    window.advance(1000);
    window.hear(rest, 900);
    expect(window.state.elapsedMs).toBe(1000);
    window.hear(rest, 1100);
    expect(window.state.elapsedMs).toBe(1100);
  });

  it('may be of a clock that starts anywhere', () => {
    const window = open({ for: ['happy'] }, { now: null });
    window.hear(rest, -1000);
    window.hear(rest, -600);
    expect(window.state.elapsedMs).toBe(400);
  });

  it('is nothing that is no number, and nothing once it is over', () => {
    const window = open({ for: ['happy'] });
    window.advance(NaN);
    expect(window.state.elapsedMs).toBe(0);
    window.chooseManually('happy');
    window.advance(500);
    window.hear(happy, 600);
    expect(window.state).toMatchObject({ elapsedMs: 0, leading: null });
  });
});

describe('a window that hears to its end', () => {
  const whole = (shown: Heard | null, options: Partial<ListenOptions> = {}, opening?: Opening) => {
    const window = open(
      { for: ['happy', 'sad'], decide: 'whole', timeoutMs: 2000, ...options },
      opening,
    );
    hear(window, shown, 0, 2000);
    return window.result;
  };

  it('is as sure as its mean evidence, of which poor pictures are a part', () => {
    const shown = heard({ happy: 0.6, sad: 0.3, neutral: 0.1 }, { weight: 0.5 });
    const result = whole(shown);
    expect(result).toMatchObject({ emotion: 'happy', by: 'face' });
    // 2 to the power of the looks that a window is worth.
    expect(result?.confidence).toBeCloseTo(2 ** 1.3 / (1 + 2 ** 1.3), 6);
    expect(result?.heldMs).toBeCloseTo(1000);
    expect(whole(shown, { minConfidence: 0.8 })).toMatchObject({ emotion: null, by: 'unsure' });
  });

  it('takes the first of equals, and an expression that is as strong as rest', () => {
    expect(whole(heard({ happy: 0.5, sad: 0.5 }), { minConfidence: 0.5 })?.emotion).toBe('happy');
    const restless = heard({ happy: 0.4, neutral: 0.4, sad: 0.1, angry: 0.1 });
    expect(whole(restless)?.emotion).toBe('happy');
    expect(whole(heard({ happy: 0.35, neutral: 0.45, sad: 0.1, angry: 0.1 }))?.emotion).toBeNull();
  });

  it('decides nothing on a face that shows something else, nor on none', () => {
    expect(whole(heard({ angry: 0.6, happy: 0.35, sad: 0.05 }))).toMatchObject({ by: 'unsure' });
    expect(whole(null, { minConfidence: 0.5 })).toMatchObject({ emotion: null, by: 'timeout' });
  });

  it('leaves out what was on the face before', () => {
    expect(whole(happy)?.emotion).toBe('happy');
    expect(whole(happy, {}, { face: { happy: 0.9 } })).toMatchObject({ by: 'unsure' });
  });
});

describe('the end', () => {
  const endOf = (shown: Heard | null, opening?: Opening) => {
    const window = open({ for: ['happy', 'sad'], timeoutMs: 2000, dwellMs: 5000 }, opening);
    hear(window, shown, 0, 2000);
    const { by, journal } = window.result ?? {};
    return [by, journal?.why];
  };

  it('says why nothing was decided', () => {
    expect(endOf(null)).toEqual(['timeout', 'No face could be read.']);
    expect(endOf({ ...happy, weight: 0 })).toEqual(['timeout', 'No face could be read.']);
    expect(endOf(rest)).toEqual(['timeout', 'The face stayed at rest, which is not on the list.']);
    expect(endOf(heard({ angry: 0.9, happy: 0.1 }))).toEqual([
      'unsure',
      'The face showed something that is not on the list.',
    ]);
    expect(endOf(happy, { face: { happy: 0.9 } })).toEqual([
      'unsure',
      'The face kept what it showed before, not yet for 2500 ms.',
    ]);
    expect(endOf(happy)).toEqual(['unsure', 'Nothing on the list was held for long enough.']);
  });
});
