import { rspack } from '@rspack/core';

export default {
  entry: './src/main.js',
  plugins: [new rspack.HtmlRspackPlugin({ template: 'index.html' })],
  performance: { hints: false },
};
