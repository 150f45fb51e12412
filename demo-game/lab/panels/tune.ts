import { EMOTIONS, FILTER_PRESETS, type FilterPreset } from 'phaser-emotion';
import { button, element } from '../../page/element';
import type { Lab } from '../Lab';
import { wordFor } from '../source/LabError';
import { optionsCode, type Tuning } from '../tuning';
import { CONSTANT_NAMES, constantRow } from './constantRow';
import { numberField, selectField } from './fields';
import { scriptBox } from './scriptBox';

const PRESETS = Object.keys(FILTER_PRESETS) as FilterPreset[];
/** Those that decide how soon and how surely; the rest is folded away. */
const FIRST = 6;

/** Presets, constants, listening set, model and detector; all of it acts at once. */
export function tunePanel(root: HTMLElement, lab: Lab): void {
  const trouble = element('p', { className: 'note', aria: { role: 'status' } });
  const change = (tuning: Partial<Tuning>) => {
    try {
      lab.tune(tuning);
      trouble.textContent = '';
    } catch (error) {
      trouble.textContent = wordFor(error);
    }
  };
  const presets = PRESETS.map((preset) =>
    button(preset, () => change({ preset, filter: FILTER_PRESETS[preset] })),
  );
  const constants = CONSTANT_NAMES.map((name) => constantRow(name, lab, change));
  const checks = EMOTIONS.filter((emotion) => emotion !== 'neutral').map((emotion) => {
    const input = element('input', {
      type: 'checkbox',
      onchange: () => {
        const { emotions } = lab.state.tuning;
        const wanted = EMOTIONS.filter((each) =>
          each === emotion ? input.checked : emotions.includes(each),
        );
        change({ emotions: wanted });
        show();
      },
    });
    return { emotion, input, label: element('label', {}, input, emotion) };
  });
  const code = element('pre', { tabIndex: 0, aria: { label: 'Options as code' } });
  const copied = button('Copy options as code', () => {
    void navigator.clipboard.writeText(code.textContent ?? '').then(
      () => (copied.textContent = 'Copied'),
      () => (copied.textContent = 'Select the text and copy it'),
    );
  });
  const more = element('details', {}, element('summary', {}, 'All other constants'));
  more.append(element('div', {}, ...constants.slice(FIRST).map(({ row }) => row)));
  root.append(
    element('h2', {}, 'Filter'),
    element('div', { className: 'seg', aria: { role: 'group', label: 'Preset' } }, ...presets),
    ...constants.slice(0, FIRST).map(({ row }) => row),
    more,
    trouble,
    element('h2', {}, 'Listening set'),
    element(
      'div',
      { className: 'checks', id: 'listening-set', aria: { role: 'group', label: 'Listening set' } },
      ...checks.map(({ label }) => label),
    ),
    element('p', { className: 'note' }, 'Neutral is always in it. Fewer are told apart better.'),
    element('h2', {}, 'Reading'),
    selectField(
      'Face detector (auto: short for the webcam, full for files)',
      ['auto', 'short', 'full'] as const,
      (detector) => change({ detector }),
    ),
    selectField('Backend', ['auto', 'wasm', 'webgl', 'cpu'] as const, (backend) =>
      change({ backend }),
    ),
    numberField('Frames a second', 4, 60, lab.state.tuning.targetFps, (targetFps) =>
      change({ targetFps }),
    ),
    numberField('Faces at most', 1, 10, lab.state.tuning.maxFaces, (maxFaces) =>
      change({ maxFaces }),
    ),
    element('h2', {}, 'Try a listening window'),
    ...scriptBox(lab),
    element('h2', {}, 'As code'),
    code,
    copied,
  );
  const show = () => {
    const { preset, emotions } = lab.state.tuning;
    presets.forEach((each) =>
      each.setAttribute('aria-pressed', String(each.textContent === preset)),
    );
    for (const { update } of constants) update();
    for (const { emotion, input } of checks) input.checked = emotions.includes(emotion);
    code.textContent = optionsCode(lab.state.tuning);
    copied.textContent = 'Copy options as code';
  };
  lab.store.subscribe((state, previous) => {
    if (state.tuning !== previous.tuning) show();
  });
  show();
}
