#!/usr/bin/env node
import { copyAssets } from './assets';
import { examine } from './doctor';

const HELP = `npx phaser-emotion assets DIR    copies the worker and the models to DIR, beside your bundle
npx phaser-emotion doctor [URL]  looks at the project in this folder, and at its page if you name one`;

const [command, argument] = process.argv.slice(2);
if (command === 'assets' && argument !== undefined) copyAssets(argument);
else if (command === 'doctor') process.exitCode = await examine(process.cwd(), argument);
else {
  console.log(HELP);
  process.exitCode = command === undefined || command === '--help' ? 0 : 1;
}
