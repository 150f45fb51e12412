/**
 * Before anything else of a page that is tried: what goes wrong is kept, and `?face=happy` puts a photo
 * before the camera, which `showFace` changes.
 */
window.wrong = [];
const stackOf = (error: unknown) => (error instanceof Error ? error.stack : undefined) ?? '';
addEventListener('error', ({ message, filename, lineno, colno, error }) => {
  window.wrong.push(`${message} (${filename}:${lineno}:${colno}) ${stackOf(error)}`);
});
addEventListener('unhandledrejection', ({ reason }) => {
  window.wrong.push(`unhandled: ${String(reason)} ${stackOf(reason)}`);
});

window.photoStream = async (name) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d');
  let photo: ImageBitmap | null = null;
  const draw = () => {
    if (photo) context?.drawImage(photo, 0, 0);
  };
  window.showFace = async (next) => {
    photo = await createImageBitmap(await (await fetch(`/faces/${next}.jpg`)).blob());
  };
  await window.showFace(name);
  draw();
  // A stream carries a picture only when something is drawn.
  const timer = setInterval(draw, 40);
  const stream = canvas.captureStream(25);
  const [track] = stream.getVideoTracks();
  track?.addEventListener('ended', () => {
    clearInterval(timer);
  });
  return stream;
};

const face = new URLSearchParams(location.search).get('face');
if (face !== null) {
  // On the class: WebKit forgets what was set on `navigator.mediaDevices` with the next garbage.
  MediaDevices.prototype.getUserMedia = () =>
    window.photoStream(face).catch((error: unknown) => {
      window.wrong.push(`no photo: ${String(error)}`);
      throw error;
    });
}
