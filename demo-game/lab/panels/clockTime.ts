/** `m:ss`, `h:mm:ss` from an hour on, rounded to tenths, which are shown where there are some. */
export function clockTime(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const whole = Math.floor(tenths / 10);
  const fraction = tenths % 10 > 0 ? `.${tenths % 10}` : '';
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const head = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : String(minutes);
  return `${head}:${String(whole % 60).padStart(2, '0')}${fraction}`;
}
