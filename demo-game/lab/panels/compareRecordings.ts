import { button, element } from '../../page/element';
import { Session } from '../analysis/Session';
import type { Lab } from '../Lab';
import { wordFor } from '../source/LabError';
import { readRecording } from '../source/recordingFile';
import { signalOptionsOf } from '../tuning';
import { comparisonTable } from './statisticsTable';

/** Any number of recordings against each other, one column each. */
export function compareRecordings(lab: Lab): HTMLElement[] {
  let sessions: readonly Session[] = [];
  const result = element('div', { id: 'recordings-result' });
  const words = element('p', {
    className: 'note',
    id: 'recordings-words',
    aria: { role: 'status' },
  });
  const show = (shown: readonly Session[]) => {
    sessions = shown;
    clear.disabled = shown.length === 0;
    const measured = shown.map((session) => ({
      name: session.name,
      appearances: session.appearances(null),
    }));
    result.replaceChildren(...(measured.length > 0 ? [comparisonTable(measured)] : []));
  };
  const add = async (files: readonly File[]) => {
    const troubles: string[] = [];
    for (const file of files) {
      try {
        const session = await readRecording(file, signalOptionsOf(lab.state.tuning));
        if (session) show([...sessions, session]);
        else troubles.push(`${file.name} holds answers and no reading.`);
      } catch (error) {
        troubles.push(wordFor(error));
      }
    }
    words.textContent = troubles.join(' ');
  };
  const input = element('input', {
    type: 'file',
    multiple: true,
    accept: '.json,application/json',
    id: 'recordings-add',
    onchange: () => {
      const files = [...(input.files ?? [])];
      input.value = '';
      void add(files);
    },
  });
  const present = button('Add the present session', () => {
    const { session, tuning } = lab.state;
    if (!session) return;
    show([...sessions, Session.of(session.name, session.recording, signalOptionsOf(tuning))]);
  });
  const clear = button('Clear', () => {
    words.textContent = '';
    show([]);
  });
  clear.id = 'recordings-clear';
  clear.disabled = true;
  lab.store.subscribe((state, previous) => {
    if (state.tuning === previous.tuning) return;
    for (const session of sessions) session.refilter(signalOptionsOf(state.tuning));
    show(sessions);
  });
  const choose = element('label', { className: 'button' }, 'Add recordings…', input);
  return [
    element('h2', {}, 'Recordings'),
    element('div', { className: 'row' }, choose, present, clear),
    words,
    result,
  ];
}
