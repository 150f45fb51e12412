#!/usr/bin/env node
import { copyAssets } from './assets';
import { examine } from './doctor';
import { exportTables } from './export';
import { report } from './report';

const HELP = `npx phaser-emotion assets DIR    copies the worker and the models to DIR, beside your bundle;
                                 with --full-range also the detector of detector: 'full'
npx phaser-emotion doctor [URL]  looks at the project in this folder, and at its page if you name one
npx phaser-emotion report FOLDER -o report.html     sums up the sessions of a folder
npx phaser-emotion export FOLDER --parquet -o DIR   writes them as tables, or --csv, --ndjson`;

const [command, argument, ...rest] = process.argv.slice(2);
const args = argument === undefined ? [] : [argument, ...rest];
if (command === 'assets' && argument !== undefined) {
  copyAssets(argument, { fullRange: rest.includes('--full-range') });
} else if (command === 'doctor') process.exitCode = await examine(process.cwd(), argument);
else if (command === 'report') process.exitCode = report(args);
else if (command === 'export') process.exitCode = await exportTables(args);
else {
  console.log(HELP);
  process.exitCode = command === undefined || command === '--help' ? 0 : 1;
}
