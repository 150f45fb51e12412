new Phaser.Game({
  width: 400,
  height: 300,
  plugins: {
    global: [
      {
        key: 'EmotionPlugin',
        plugin: EmotionPlugin,
        mapping: 'emotion',
        start: true,
        data: { assetsUrl: 'node_modules/phaser-emotion/dist/assets/' },
      },
    ],
  },
  scene: {
    create() {
      this.emotion
        .forScene(this)
        .on('facefound', () => (document.title = 'Good evening.'))
        .on('change', ({ emotion }) => (document.title = `You look ${emotion}.`));
      this.input.once('pointerdown', () => this.emotion.start());
      document.title = 'Click to be seen';
    },
  },
});
