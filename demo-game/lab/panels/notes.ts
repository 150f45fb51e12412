import { notesText, type Note } from 'phaser-emotion/playtest';
import { button, element } from '../../page/element';
import { find } from '../find';
import type { Lab } from '../Lab';
import type { Playtest } from '../playtest/Playtest';
import { save, stem } from '../save';
import { clockTime } from './clockTime';

/** Remarks on moments of the session: saved beside it, in a file of their own. */
export function notesPanel(lab: Lab, playtest: Playtest): void {
  const list = element('ul');
  const field = element('input', {
    type: 'text',
    id: 'note-text',
    placeholder: 'A note on this moment',
  });
  const keep = button('Save notes', () => {
    const { session } = lab.state;
    if (session)
      save(`${stem(session.name)}.notes.json`, notesText({ session: session.id, notes: own() }));
  });
  keep.id = 'notes-save';
  const own = (): readonly Note[] => playtest.state.notes.get(lab.state.session?.id ?? '') ?? [];
  const set = (notes: readonly Note[]) => {
    const { session } = lab.state;
    if (session)
      playtest.setNotes(
        session.id,
        [...notes].sort((a, b) => a.t - b.t),
      );
  };
  const add = element(
    'form',
    {
      onsubmit: (event: Event) => {
        event.preventDefault();
        const { session, moment } = lab.state;
        const text = field.value.trim();
        if (!session || text === '') return;
        field.value = '';
        set([...own(), { t: session.timestamp(moment), text }]);
      },
    },
    field,
    element('button', { type: 'submit' }, 'Add'),
  );
  const show = () => {
    const { session } = lab.state;
    const notes = own();
    keep.disabled = notes.length === 0;
    list.replaceChildren(
      ...notes.map((note) => {
        const time = session?.seconds(note.t) ?? 0;
        const remove = button('Remove', () => set(own().filter((each) => each !== note)));
        remove.setAttribute('aria-label', `Remove the note at ${clockTime(time)}`);
        const go = button(clockTime(time), () => lab.seek(time));
        return element('li', {}, go, element('span', {}, note.text), remove);
      }),
    );
  };
  find('#notes').append(
    add,
    list,
    element('div', { className: 'row' }, keep),
    element(
      'p',
      { className: 'note' },
      'Put the file beside the session: it is opened with it, and its notes stand in the report. The session itself is not changed.',
    ),
  );
  playtest.store.subscribe((state, previous) => {
    if (state.notes !== previous.notes) show();
  });
  lab.store.subscribe((state, previous) => {
    if (state.session !== previous.session) show();
  });
  show();
}
