new Phaser.Game({
  width: 400,
  height: 300,
  scene: {
    preload() {
      this.load.plugin('EmotionPlugin', EmotionPlugin, true, 'emotion');
    },
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
