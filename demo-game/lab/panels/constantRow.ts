import { FILTER_PRESETS, FILTER_RANGES, type FilterOptions } from 'phaser-emotion';
import { element } from '../../page/element';
import type { Lab } from '../Lab';
import type { Tuning } from '../tuning';

interface Constant {
  readonly title: string;
  readonly unit: string;
  readonly step: number;
  /** Where the slider ends; more can be typed. */
  readonly most: number;
}

const CONSTANTS: Readonly<Record<keyof FilterOptions, Constant>> = {
  tauEvidenceMs: { title: 'Evidence: one independent look per', unit: 'ms', step: 10, most: 1000 },
  tauStayMs: { title: 'An expression stays for about', unit: 'ms', step: 100, most: 10000 },
  returnToNeutral: { title: 'Of what leaves, to neutral', unit: '0–1', step: 0.05, most: 1 },
  enter: { title: 'Belief that decides', unit: '0–1', step: 0.01, most: 1 },
  enterNeutral: { title: 'Belief that decides neutral', unit: '0–1', step: 0.01, most: 1 },
  refractoryMs: { title: 'Rest after a decision', unit: 'ms', step: 50, most: 3000 },
  confirmMs: { title: 'A face counts after', unit: 'ms', step: 10, most: 2000 },
  lostMs: { title: 'A face is lost after', unit: 'ms', step: 100, most: 5000 },
  unreadableMs: { title: 'Unreadable turns neutral after', unit: 'ms', step: 100, most: 10000 },
  takeoverRatio: { title: 'Another face takes over if larger by', unit: '×', step: 0.1, most: 5 },
  takeoverMs: { title: '… for', unit: 'ms', step: 100, most: 5000 },
  minSizePx: { title: 'Too small to read', unit: 'px', step: 4, most: 200 },
  fullSizePx: { title: 'Large enough', unit: 'px', step: 4, most: 300 },
  fullYawDeg: { title: 'Turn that costs nothing', unit: '°', step: 1, most: 90 },
  maxYawDeg: { title: 'Turn too far to read', unit: '°', step: 1, most: 90 },
  darkBelow: { title: 'Dark below', unit: '0–1', step: 0.01, most: 1 },
  brightAbove: { title: 'Glaring above', unit: '0–1', step: 0.01, most: 1 },
  blurBelow: { title: 'Blurred below', unit: '0–1', step: 0.01, most: 1 },
};

export const CONSTANT_NAMES = Object.keys(CONSTANTS) as (keyof FilterOptions)[];

/** One constant of the filter, to be dragged or typed; `change` is called while it is dragged. */
export function constantRow(
  name: keyof FilterOptions,
  lab: Lab,
  change: (tuning: Partial<Tuning>) => void,
) {
  const { title, unit, step, most } = CONSTANTS[name];
  const [min, max] = FILTER_RANGES[name].map(String) as [string, string];
  let pending = false;
  const set = (value: number) => {
    const { filter } = lab.state.tuning;
    change({ filter: { ...filter, [name]: value } });
  };
  const typed = element('input', {
    type: 'number',
    id: `constant-${name}`,
    min,
    max,
    step: String(step),
    onchange: () => set(typed.valueAsNumber),
  });
  const slider = element('input', {
    type: 'range',
    min,
    max: String(most),
    step: String(step),
    aria: { label: `${title} (${unit})` },
    oninput: () => {
      if (pending) return;
      pending = true;
      // All that was read is judged anew: once for each picture that the screen shows is enough.
      requestAnimationFrame(() => {
        pending = false;
        set(slider.valueAsNumber);
      });
    },
  });
  const label = element('label', { htmlFor: typed.id, title: name }, `${title} (${unit})`);
  const row = element('div', { className: 'constant' }, label, slider, typed);
  const update = () => {
    const { filter, preset } = lab.state.tuning;
    const value = String(filter[name]);
    if (typed !== document.activeElement) typed.value = value;
    if (slider !== document.activeElement) slider.value = value;
    row.classList.toggle('changed', filter[name] !== FILTER_PRESETS[preset][name]);
  };
  return { row, update };
}
