/**
 * Plays two versions of a scene in a real browser, with faces before its fake camera, and writes the
 * sessions and their report:
 * `npm run --silent assets && node --import tsx tests/playtest/play.ts FOLDER [names of players]`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { report } from '../../plugin/cli/report.ts';
import { cameraClip, type Take } from '../fixtures/clips.ts';
import { facesFolder, haveFaces, shots, type Shot } from '../fixtures/faces.ts';
import { cameraArgs, plainScreen } from '../harness/launch-args.ts';
import { openSite, visit } from '../harness/site.ts';

const [folder = 'sessions', ...names] = process.argv.slice(2);
if (!haveFaces) {
  console.log(`There are no photos in ${facesFolder}: nobody can play.`);
  process.exit(0);
}
const photo = (name: string): Shot => ({ path: join(facesFolder, `${name}.jpg`) });
const takes = (...shown: readonly (readonly [string, number])[]): Take[] =>
  shown.map(([name, seconds]) => ({
    shot: name === 'nobody' ? shots.nobody : photo(name),
    seconds,
  }));

/** What the camera sees of each player, in a loop. */
const PLAYERS: Readonly<Record<string, readonly Take[]>> = {
  ada: takes(['neutral_03', 6], ['happy_02', 6]),
  ben: takes(['neutral_02', 8], ['happy_01', 5]),
  cleo: takes(['neutral_05', 5], ['happy_03', 7], ['nobody', 2]),
  dan: takes(['neutral_01', 6], ['surprise_01', 4], ['sad_01', 4]),
  eve: takes(['neutral_06', 7], ['happy_04', 6]),
  finn: takes(['neutral_04', 6], ['sad_02', 5], ['surprise_03', 4]),
};

mkdirSync(folder, { recursive: true });
for (const [at, [player, shown]] of Object.entries(PLAYERS).entries()) {
  if (names.length > 0 && !names.includes(player)) continue;
  const site = await openSite(
    [...cameraArgs(await cameraClip(shown)), ...plainScreen],
    'tests/playtest/site',
  );
  for (const version of ['1.0', '1.1']) {
    const calibrate = at % 2 === 0 ? '&calibrate' : '';
    const { page } = await visit(site, `?version=${version}&player=${player}${calibrate}`);
    page.on('console', (line) => {
      if (line.type() === 'info') console.log(`${player} ${version}: ${line.text()}`);
    });
    const played = await page.waitForFunction(() => window.played, null, { timeout: 300_000 });
    const file = `${player}-${version}.session.json`;
    writeFileSync(join(folder, file), (await played.jsonValue()) ?? '');
    console.log(`${file} played`);
    await page.context().close();
  }
  await site.close();
}
process.exitCode = report([
  folder,
  '-o',
  join(folder, 'report.html'),
  '--title',
  'The inn, played',
]);
