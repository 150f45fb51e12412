import { oldest } from '../../browsers.mjs';
import { recorded } from '../../tests/engines/record';

const NAMES: Readonly<Record<string, string>> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  ios: 'iOS',
};

export interface Row {
  readonly engine: string;
  readonly like: string;
  readonly version: string;
  readonly date: string;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/** `safari16.4` → `Safari 16.4`. */
function named(target: string): string {
  const [, name = '', version = ''] = /^([a-z]+)([\d.]+)$/.exec(target) ?? [];
  return `${NAMES[name] ?? name} ${version}`;
}

export interface Engines {
  readonly rows: readonly Row[];
  /** The oldest browsers, from the list that the compilers and lint take. */
  readonly reading: string;
  readonly playing: string;
}

declare const data: Engines;
export { data };

/** What `npm run test:engines -- --record` found. */
export default {
  load(): Engines {
    const rows = recorded().map(({ name, like, version, date, trials }) => {
      const said = (wanted: boolean) =>
        trials.filter(({ passed }) => passed === wanted).map((trial) => trial.name);
      return { engine: name, like, version, date, passed: said(true), failed: said(false) };
    });
    const listed = (targets: readonly string[]) => targets.map(named).join(', ');
    return { rows, reading: listed(oldest.reading), playing: listed(oldest.playing) };
  },
};
