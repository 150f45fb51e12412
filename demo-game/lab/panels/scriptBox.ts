import type { ListenOptions } from 'phaser-emotion';
import { button, element } from '../../page/element';
import type { Lab } from '../Lab';
import { wordFor } from '../source/LabError';

const EXAMPLE = `{
  "for": ["happy", "surprise"],
  "dwellMs": 700,
  "timeoutMs": 6000,
  "minConfidence": 0.6
}`;

/** A box for the argument of `listen()`, which runs it on what is being watched. */
export function scriptBox(lab: Lab): HTMLElement[] {
  const input = element('textarea', { id: 'script', rows: 6, spellcheck: false, value: EXAMPLE });
  const result = element('pre', {
    id: 'script-result',
    textContent: 'No window yet.',
    aria: { live: 'polite' },
  });
  const run = async () => {
    if (!lab.state.live) {
      result.textContent =
        'Start the webcam, a video or a recording first: someone must be watched.';
      return;
    }
    result.textContent = 'Listening …';
    start.disabled = true;
    try {
      const options = JSON.parse(input.value) as ListenOptions;
      const answer = await lab.live.listen(options);
      result.textContent = JSON.stringify(answer, null, 2);
    } catch (error) {
      result.textContent =
        error instanceof SyntaxError ? `Not JSON: ${error.message}` : wordFor(error);
    } finally {
      start.disabled = false;
    }
  };
  const start = button('Run listen()', () => void run());
  start.id = 'script-run';
  return [
    element('label', { className: 'field' }, 'await emotion.listen( … )', input),
    start,
    result,
  ];
}
