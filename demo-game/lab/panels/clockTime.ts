/** `m:ss`, `h:mm:ss` from an hour on, with tenths where there are some. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const fraction = seconds % 1 > 0.001 ? seconds.toFixed(1).slice(-2) : '';
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const head = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : String(minutes);
  return `${head}:${String(whole % 60).padStart(2, '0')}${fraction}`;
}
