import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { preview, transformWithOxc } from 'vite';
import { oldest } from '../../browsers.mjs';
import { photoOf } from '../fixtures/clips.ts';
import { facesFolder, haveFaces, shots } from '../fixtures/faces.ts';
import { patience } from '../harness/pace.ts';
import { addressOf, serveSources } from '../harness/site.ts';
import { portraitFilms, TURNS } from './film.ts';
import { turned } from './turned.ts';

export interface EngineSite {
  /** The built demo game, as a plain web host serves it. */
  readonly game: string;
  /** The script-tag build with the scenario that every engine plays. */
  readonly scenario: string;
  /** The lab as `npm run lab` serves it. */
  readonly lab: string;
  /** How often browsers asked for each of MediaPipe's modules, the one that has all functions only where one
   * called what the other lacks. */
  readonly modulesAskedFor: { readonly kept: number; readonly whole: number };
  close(): Promise<void>;
}

const HERE = import.meta.dirname;
/** As much video as a machine without the photos can do without. */
const CLIP = join(facesFolder, 'video/single_face.mp4');

/**
 * Everything that is tried, served from one folder, and the sources beside it.
 *
 * @param withFilms  also the portraits as a camera held every way films them
 */
export async function openSite(withFilms: boolean): Promise<EngineSite> {
  const folder = mkdtempSync(join(tmpdir(), 'phaser-emotion-engines-'));
  const inFolder = (path: string) => join(folder, path);
  const patienceMs = patience(90_000);
  const head = `<script>window.patienceMs = ${patienceMs};\n${await script('head.ts')}</script>`;
  const withHead = (html: string) => html.replace('<head>', `<head>${head}`);

  mkdirSync(inFolder('faces'));
  for (const [name, shot] of Object.entries(shots)) {
    const photo = (await photoOf(shot)).resize(640, 480, { fit: 'contain', background: '#777' });
    await photo.jpeg({ quality: 92 }).toFile(inFolder(`faces/${name}.jpg`));
  }
  if (haveFaces) {
    copyFileSync(CLIP, inFolder('faces/clip.mp4'));
    for (const degrees of [90, 180] as const) {
      writeFileSync(inFolder(`faces/turned-${degrees}.mp4`), await turned(CLIP, degrees));
    }
  }

  if (withFilms) {
    for (const [at, film] of (await portraitFilms()).entries()) {
      writeFileSync(inFolder(`faces/film-${TURNS[at]}.mp4`), film);
    }
  }

  const vite = resolve('node_modules/vite/bin/vite.js');
  const game = inFolder('game');
  execFileSync(process.execPath, [vite, 'build', '--outDir', game, '--logLevel', 'error'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  for (const page of ['index.html', 'check/index.html']) {
    const path = join(game, page);
    writeFileSync(path, withHead(readFileSync(path, 'utf8')));
  }

  cpSync('dist', inFolder('dist'), { recursive: true });
  mkdirSync(inFolder('scenario'));
  copyFileSync('node_modules/phaser/dist/phaser.min.js', inFolder('scenario/phaser.js'));
  const html = readFileSync(join(HERE, 'scenario/index.html'), 'utf8');
  writeFileSync(inFolder('scenario/index.html'), withHead(html));
  writeFileSync(inFolder('scenario/scenario.js'), await script('scenario.ts'));

  const modulesAskedFor = { kept: 0, whole: 0 };
  const built = await preview({
    configFile: false,
    appType: 'mpa',
    plugins: [
      {
        name: 'modules-asked-for',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use(({ url = '' }, _, next) => {
            if (/mediapipe_face_detector[^/]*\.wasm/.test(url)) modulesAskedFor.kept += 1;
            if (/vision_wasm_module_internal[^/]*\.wasm/.test(url)) modulesAskedFor.whole += 1;
            next();
          });
        },
      },
    ],
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  const sources = await serveSources('demo-game', {
    cacheDir: resolve('node_modules/.vite/engines'),
    plugins: [
      {
        name: 'tried-pages',
        transformIndexHtml: withHead,
        configureServer: ({ middlewares }) => {
          middlewares.use('/faces', ({ url = '' }, response) => {
            createReadStream(join(folder, 'faces', url)).pipe(response);
          });
        },
      },
    ],
  });
  const root = addressOf(built);
  return {
    game: `${root}game/`,
    scenario: `${root}scenario/`,
    lab: `${addressOf(sources)}lab/`,
    modulesAskedFor,
    close: async () => {
      await Promise.all([built.close(), sources.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** A file of the scenario as the oldest engine takes it. */
async function script(file: string): Promise<string> {
  const source = readFileSync(join(HERE, 'scenario', file), 'utf8');
  const { code } = await transformWithOxc(source, file, { target: [...oldest.playing] });
  return code;
}
