import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSession } from '../../../plugin/playtest';
import { toSessionJson } from '../../../plugin/recording';
import { DAMAGES, file } from './damages';

const schema = JSON.parse(
  readFileSync(
    resolve(import.meta.dirname, '../../../plugin/playtest/session.schema.json'),
    'utf8',
  ),
) as object;
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
const underSchema = ajv.compile(schema);

it('the schema takes what is written', () => {
  expect(underSchema(file()) || underSchema.errors).toBe(true);
});

it.each(DAMAGES)('the schema refuses %s', (_, damage) => {
  const json = file();
  damage(json);
  expect(underSchema(json)).toBe(false);
});

it('whatever is read as a session is under the schema', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(file())), fc.json({ maxDepth: 3 }), (key, text) => {
      const json = { ...file(), frames: [], markers: [], [key]: JSON.parse(text) as unknown };
      const { session } = readSession(json);
      if (session) expect(underSchema(toSessionJson(session)) || underSchema.errors).toBe(true);
    }),
  );
});
