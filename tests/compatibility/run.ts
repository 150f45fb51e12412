/**
 * The plugin's test game in another browser, which is started headless and tells by itself what it
 * saw: a photo as a stream, then the browser's own fake camera, which shows no face.
 *
 * `npx tsx tests/compatibility/run.ts [--browser firefox-esr] [--json FILE]`
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { facesFolder } from '../fixtures/faces.ts';
import { serveSources } from '../harness/site.ts';

const { values } = parseArgs({
  options: { browser: { type: 'string', default: 'firefox-esr' }, json: { type: 'string' } },
});
const PATIENCE_MS = 180_000;
const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'webgl.force-enabled': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.shell.checkDefaultBrowser': false,
};

const profile = mkdtempSync(join(tmpdir(), 'phaser-emotion-firefox-'));
writeFileSync(
  join(profile, 'user.js'),
  Object.entries(PREFERENCES)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n'),
);

let reported: (report: string) => void = () => undefined;
const report = new Promise<string>((resolve) => {
  reported = resolve;
});
const server = await serveSources({
  root: resolve('tests/compatibility'),
  publicDir: resolve('tests/fixtures/site/public'),
  server: { fs: { allow: [facesFolder] } },
  plugins: [
    {
      name: 'report',
      configureServer: ({ middlewares }) => {
        middlewares.use('/report', (request, response) => {
          const chunks: Buffer[] = [];
          request.on('data', (chunk: Buffer) => chunks.push(chunk));
          request.on('end', () => {
            response.end();
            reported(Buffer.concat(chunks).toString());
          });
        });
      },
    },
  ],
});
const photo = encodeURIComponent(`/@fs${facesFolder}/happy_03.jpg`);
const browser = spawn(
  values.browser,
  ['--headless', '--profile', profile, `${server.resolvedUrls?.local[0] ?? ''}?photo=${photo}`],
  { stdio: 'ignore' },
);
const silence = new Promise<string>((resolve) => {
  setTimeout(() => {
    resolve('');
  }, PATIENCE_MS).unref();
});
const text = await Promise.race([report, silence]);
browser.kill();
await new Promise((ended) => browser.once('exit', ended));
await server.close();
rmSync(profile, { recursive: true, force: true });
console.log(text === '' ? 'no report' : JSON.stringify(JSON.parse(text), null, 2));
if (values.json !== undefined && text !== '') writeFileSync(values.json, `${text}\n`);
process.exit(text === '' ? 1 : 0);
