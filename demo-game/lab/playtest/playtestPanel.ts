import { reportHtml, type Digest } from 'phaser-emotion/playtest';
import type { FilterPreset } from 'phaser-emotion';
import { button, element } from '../../page/element';
import { find } from '../find';
import { save } from '../save';
import { overview } from './overview';
import { PlayerList } from './PlayerList';
import type { Playtest, PlaytestState } from './Playtest';

const ANY = 'all';

/** A filter as a list of what there is, with “all” before it. */
function picker(label: string, change: (chosen: string | null) => void) {
  const select = element('select', {
    onchange: () => change(select.value === ANY ? null : select.value),
  });
  return {
    root: element('label', { className: 'field' }, label, select),
    offer(values: readonly string[], chosen: string | null) {
      const wanted = [ANY, ...[...new Set(values)].sort()];
      const known = [...select.options].map(({ value }) => value);
      if (known.join('\n') !== wanted.join('\n'))
        select.replaceChildren(...wanted.map((value) => element('option', { value }, value)));
      select.value = chosen ?? ANY;
    },
  };
}

/** Those whose players agreed to their file, and a sentence on the rest. */
export function shareable(digests: readonly Digest[]) {
  const agreed = digests.filter(({ consent }) => consent);
  const missing = digests.length - agreed.length;
  const leftOut =
    missing === 0
      ? []
      : [
          `${missing} of ${digests.length} sessions are left out: their players did not agree to a file.`,
        ];
  return { agreed, leftOut };
}

export interface PlaytestPanelActions {
  /** Shows one session in the timeline. */
  open(file: File, session: string): void;
  back(): void;
}

/** The overview over many sessions: filters, charts, players, and the files that could not be read. */
export function playtestPanel(playtest: Playtest, actions: PlaytestPanelActions): void {
  const root = find('#playtest');
  const { setState } = playtest.store;
  const change = (filter: Partial<PlaytestState['filter']>) => {
    setState(({ filter: before }) => ({ filter: { ...before, ...filter }, chosen: null }));
  };
  const version = picker('Version', (chosen) => change({ version: chosen }));
  const preset = picker('Preset', (chosen) => change({ preset: chosen as FilterPreset | null }));
  const calibrated = picker('Calibrated', (chosen) => {
    change({ calibrated: chosen === null ? null : chosen === 'yes' });
  });
  const list = new PlayerList({
    open: (session) => {
      const file = playtest.fileOf(session);
      if (file) actions.open(file, session);
    },
    point: (pointed) => setState({ pointed }),
  });
  const heading = element('h2', { id: 'players-title' });
  const everybody = button('All sessions', () => setState({ chosen: null }));
  const faulty = element('ul', { className: 'note' });
  const faultyCount = element('summary');
  const faultyFiles = element('details', { id: 'faulty' }, faultyCount, faulty);
  const report = button('Save report', () => {
    const { agreed, leftOut } = shareable(playtest.shown);
    const notes = [...playtest.state.notes].map(([session, each]) => ({ session, notes: each }));
    save('playtest-report.html', reportHtml(agreed, { notes, leftOut }), 'text/html');
  });
  report.id = 'save-report';
  const back = button('Close', () => actions.back());
  back.id = 'playtest-close';
  find('#playtest-tools').append(version.root, preset.root, calibrated.root, report, back);
  find('#playtest-players').append(
    element('div', { className: 'row' }, heading, everybody),
    list.root,
    faultyFiles,
  );
  overview(playtest, find('#playtest-charts'));

  const words = find('#playtest-words');
  const showCount = ({ digests, waiting }: PlaytestState) => {
    const shown = playtest.shown.length;
    const part = shown === digests.length ? '' : `${shown} of `;
    words.textContent = `${part}${digests.length} ${digests.length === 1 ? 'session' : 'sessions'}${waiting > 0 ? `, ${waiting} to read …` : ''}`;
  };
  const showPlayers = ({ chosen }: PlaytestState) => {
    const digests = playtest.shown;
    const last = (digest: Digest) =>
      digest.windows.findLast(({ label, answer }) => label === chosen?.window && answer !== null);
    const wanted = chosen
      ? digests.filter((each) => last(each)?.answer === chosen.answer)
      : digests;
    heading.textContent = chosen
      ? `${wanted.length} × ${chosen.answer} at ${chosen.window}`
      : `Sessions (${digests.length})`;
    everybody.hidden = chosen === null;
    list.show(wanted);
  };
  playtest.store.subscribe((state, previous) => {
    root.hidden = !state.open;
    document.body.classList.toggle('overview', state.open);
    if (state.digests !== previous.digests) {
      version.offer(
        state.digests.map((each) => each.version),
        state.filter.version,
      );
      preset.offer(
        state.digests.map(({ setting }) => setting.preset),
        state.filter.preset,
      );
      calibrated.offer(
        state.digests.map(({ setting }) => (setting.calibrated ? 'yes' : 'no')),
        state.filter.calibrated === null ? null : state.filter.calibrated ? 'yes' : 'no',
      );
    }
    const others = state.digests !== previous.digests || state.filter !== previous.filter;
    if (others || state.waiting !== previous.waiting) showCount(state);
    if (others || state.chosen !== previous.chosen) showPlayers(state);
    if (state.faulty === previous.faulty) return;
    faultyFiles.hidden = state.faulty.length === 0;
    faultyCount.textContent = `${state.faulty.length} files could not be read`;
    faulty.replaceChildren(
      ...state.faulty.map(({ name, faults }) =>
        element('li', {}, element('b', {}, name), ' ', faults.join(' ')),
      ),
    );
  });
  faultyFiles.hidden = true;
}
