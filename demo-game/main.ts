import './page/styles.css';

/** `?overlay` is for streams: what is read, without the game and without a camera. */
const overlay = new URLSearchParams(location.search).has('overlay');
if (overlay) void import('./overlay/overlay').then(({ showOverlay }) => showOverlay());
else void import('./play').then(({ play }) => play());
