import { button, element } from '../../page/element';
import { Session } from '../analysis/Session';
import type { Lab } from '../Lab';
import { wordFor } from '../source/LabError';
import { readRecording } from '../source/recordingFile';
import { signalOptionsOf } from '../tuning';
import { comparisonTable } from './statisticsTable';

/** Two recordings against each other. */
export function compareRecordings(lab: Lab): HTMLElement[] {
  const sessions: (Session | null)[] = [null, null];
  const result = element('div', { id: 'recordings-result' });
  const words = element('p', {
    className: 'note',
    id: 'recordings-words',
    aria: { role: 'status' },
  });
  const show = () => {
    const measured = sessions.flatMap((session) =>
      session ? [{ name: session.name, appearances: session.appearances(null) }] : [],
    );
    result.replaceChildren(...(measured.length > 0 ? [comparisonTable(measured)] : []));
  };
  const put = (place: number, session: Session) => {
    sessions[place] = session;
    words.textContent = '';
    show();
  };
  const slots = ['A', 'B'].map((name, place) => {
    const input = element('input', {
      type: 'file',
      accept: '.json,application/json',
      id: `recording-${name.toLowerCase()}`,
      onchange: () => {
        const [file] = input.files ?? [];
        input.value = '';
        if (!file) return;
        readRecording(file, signalOptionsOf(lab.state.tuning), `${name}: ${file.name}`)
          .then((session) => put(place, session))
          .catch((error: unknown) => (words.textContent = wordFor(error)));
      },
    });
    const present = button(`Present session as ${name}`, () => {
      const { session, tuning } = lab.state;
      if (!session) return;
      const label = `${name}: ${session.name}`;
      put(place, Session.of(label, session.recording, signalOptionsOf(tuning)));
    });
    const choose = element('label', { className: 'button' }, `Recording ${name}…`, input);
    return element('div', { className: 'row' }, choose, present);
  });
  lab.store.subscribe((state, previous) => {
    if (state.tuning === previous.tuning) return;
    for (const session of sessions) session?.refilter(signalOptionsOf(state.tuning));
    show();
  });
  return [element('h2', {}, 'Two recordings'), ...slots, words, result];
}
