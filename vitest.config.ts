import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { ink } from './demo-game/vite-plugin-ink.ts';
import { packageAliases, workerDependencies } from './package-aliases.ts';
import { cameraClip } from './tests/fixtures/clips.ts';
import { facesFolder, shots } from './tests/fixtures/faces.ts';
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
  testTimeout: patience(180_000),
  hookTimeout: patience(180_000),
  expect: { poll: { timeout: patience(60_000) } },
};

/** They train nets in PyTorch, which takes half as long as all other unit tests together. */
const trainings = 'tests/unit/models/{training,export}.test.ts';

export default defineConfig({
  resolve: { alias: packageAliases },
  plugins: [ink()],
  optimizeDeps: { include: workerDependencies },
  server: { fs: { allow: ['.', facesFolder] } },
  test: {
    reporters: ['default'],
    attachmentsDir: 'tests/failures',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: [trainings],
          environment: 'node',
          ...deadlines,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'training',
          include: [trainings],
          environment: 'node',
          ...deadlines,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
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
          // One process for all files, one after the other, so that they share browsers.
          isolate: false,
          fileParallelism: false,
          // Beside the browser's tests: one waits while the other works.
          sequence: { groupOrder: 1 },
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
          fileParallelism: false,
          sequence: { groupOrder: 1, hooks: 'list' },
          browser: {
            enabled: true,
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
