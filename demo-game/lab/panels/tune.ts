import {
  EMOTIONS,
  FILTER_PRESETS,
  FILTER_RANGES,
  type FilterOptions,
  type FilterPreset,
} from 'phaser-emotion';
import { button, element } from '../../page/element';
import type { Lab } from '../Lab';
import { wordFor } from '../source/LabError';
import { optionsCode, type Tuning } from '../tuning';
import { scriptBox } from './scriptBox';

interface Constant {
  readonly title: string;
  readonly unit: string;
  readonly step: number;
}

const CONSTANTS: Readonly<Record<keyof FilterOptions, Constant>> = {
  tauEvidenceMs: { title: 'Evidence: one independent look per', unit: 'ms', step: 10 },
  tauStayMs: { title: 'An expression stays for about', unit: 'ms', step: 100 },
  returnToNeutral: { title: 'Of what leaves, to neutral', unit: '0–1', step: 0.05 },
  enter: { title: 'Belief that decides', unit: '0–1', step: 0.01 },
  enterNeutral: { title: 'Belief that decides neutral', unit: '0–1', step: 0.01 },
  refractoryMs: { title: 'Rest after a decision', unit: 'ms', step: 50 },
  confirmMs: { title: 'A face counts after', unit: 'ms', step: 10 },
  lostMs: { title: 'A face is lost after', unit: 'ms', step: 100 },
  unreadableMs: { title: 'Unreadable turns neutral after', unit: 'ms', step: 100 },
  takeoverRatio: { title: 'Another face takes over if larger by', unit: '×', step: 0.1 },
  takeoverMs: { title: '… for', unit: 'ms', step: 100 },
  minSizePx: { title: 'Too small to read', unit: 'px', step: 4 },
  fullSizePx: { title: 'Large enough', unit: 'px', step: 4 },
  fullYawDeg: { title: 'Turn that costs nothing', unit: '°', step: 1 },
  maxYawDeg: { title: 'Turn too far to read', unit: '°', step: 1 },
  darkBelow: { title: 'Dark below', unit: '0–1', step: 0.01 },
  brightAbove: { title: 'Glaring above', unit: '0–1', step: 0.01 },
  blurBelow: { title: 'Blurred below', unit: '0–1', step: 0.01 },
};

const NAMES = Object.keys(CONSTANTS) as (keyof FilterOptions)[];
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
  const constants = NAMES.map((name) => constantRow(name, lab, change));
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

function constantRow(
  name: keyof FilterOptions,
  lab: Lab,
  change: (tuning: Partial<Tuning>) => void,
) {
  const { title, unit, step } = CONSTANTS[name];
  const [least, most] = FILTER_RANGES[name];
  const input = element('input', {
    type: 'number',
    id: `constant-${name}`,
    min: String(least),
    max: String(most),
    step: String(step),
    onchange: () => {
      const { filter } = lab.state.tuning;
      change({ filter: { ...filter, [name]: input.valueAsNumber } });
    },
  });
  const label = element('label', { htmlFor: input.id, title: name }, `${title} (${unit})`);
  const row = element('div', { className: 'constant' }, label, input);
  const update = () => {
    const { filter, preset } = lab.state.tuning;
    if (input !== document.activeElement) input.value = String(filter[name]);
    row.classList.toggle('changed', filter[name] !== FILTER_PRESETS[preset][name]);
  };
  return { row, update };
}

function selectField<T extends string>(
  title: string,
  values: readonly T[],
  choose: (value: T) => void,
): HTMLElement {
  const select = element(
    'select',
    {
      onchange: () => {
        const value = values[select.selectedIndex];
        if (value !== undefined) choose(value);
      },
    },
    ...values.map((value) => element('option', {}, value)),
  );
  return element('label', { className: 'field' }, title, select);
}

function numberField(
  title: string,
  min: number,
  max: number,
  value: number,
  choose: (value: number) => void,
): HTMLElement {
  const input = element('input', {
    type: 'number',
    min: String(min),
    max: String(max),
    value: String(value),
    onchange: () => choose(input.valueAsNumber),
  });
  return element('label', { className: 'field' }, title, input);
}
