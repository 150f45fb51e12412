import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { ink } from './demo-game/vite-plugin-ink.ts';
import { packageAliases, workerDependencies } from './package-aliases.ts';
import { cameraClip } from './tests/fixtures/clips.ts';
import { facesFolder, shots } from './tests/fixtures/faces.ts';
import { bundledWorker } from './tests/harness/bundledWorker.ts';
import { findChromium } from './tests/harness/chromium.mjs';
import { cameraArgs } from './tests/harness/launch-args.ts';
import { patience } from './tests/harness/pace.ts';

const executablePath = (await findChromium()) ?? '';

/** What the fake camera of the browser tests shows, in a loop of 14 s. */
const visitor = await cameraClip([
  { shot: shots.neutral, seconds: 3 },
  { shot: shots.happy, seconds: 4 },
  { shot: shots.nobody, seconds: 4 },
  { shot: shots.happyOther, seconds: 3 },
]);

/** For what hangs; what a test waits for is a condition. */
const deadlines = {
  testTimeout: patience(300_000),
  hookTimeout: patience(300_000),
  expect: { poll: { timeout: patience(60_000) } },
};

/** They train nets in PyTorch, which takes half as long as all other unit tests together. */
const trainings = 'tests/unit/models/{training,export}.test.ts';

export default defineConfig({
  resolve: { alias: packageAliases },
  plugins: [ink(), bundledWorker()],
  optimizeDeps: { include: workerDependencies },
  server: { fs: { allow: ['.', facesFolder] } },
  test: {
    reporters: ['default'],
    // All projects in one pool: where one waits for a page, another works.
    maxWorkers: '100%',
    attachmentsDir: 'tests/failures',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: [trainings],
          environment: 'node',
          setupFiles: './tests/harness/cleanSlate.ts',
          // To start a process for each file takes longer than most of them.
          isolate: false,
          ...deadlines,
        },
      },
      {
        extends: true,
        test: {
          name: 'training',
          include: [trainings],
          environment: 'node',
          ...deadlines,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: ['tests/browser/**/*.page.test.ts'],
          environment: 'node',
          globalSetup: './tests/harness/servers.ts',
          runner: './tests/harness/ExplainingRunner.ts',
          ...deadlines,
          // A process goes from file to file, with the browsers that it has opened.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: ['tests/browser/**/*.page.test.ts'],
          provide: { facesUrl: `/@fs${facesFolder}`, pictures: Boolean(process.env.SHOTS) },
          ...deadlines,
          setupFiles: './tests/harness/witnessed.ts',
          sequence: { hooks: 'list' },
          browser: {
            enabled: true,
            fileParallelism: false,
            headless: true,
            screenshotDirectory: 'tests/failures',
            provider: playwright({
              launchOptions: { executablePath, args: cameraArgs(visitor) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser tests fetch the photos from. */
    facesUrl: string;
    /** Pictures of the widgets are wanted. */
    pictures: boolean;
  }
}
