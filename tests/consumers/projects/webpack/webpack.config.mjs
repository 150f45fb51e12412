import HtmlPlugin from 'html-webpack-plugin';

export default {
  entry: './src/main.js',
  plugins: [new HtmlPlugin({ template: 'index.html' })],
  performance: { hints: false },
};
