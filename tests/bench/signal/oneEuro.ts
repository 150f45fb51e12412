/** Cutoff of the derivative's own low-pass, Hz, as its authors advise. */
const DERIVATIVE_CUTOFF_HZ = 1;

function smoothing(cutoffHz: number, seconds: number): number {
  const tau = 1 / (2 * Math.PI * cutoffHz);
  return 1 / (1 + tau / seconds);
}

/** The 1€ filter of Casiez, Roussel and Vogel (CHI 2012): a low-pass that opens with speed. */
export function oneEuro(
  minCutoffHz: number,
  beta: number,
): (value: number, timestamp: number) => number {
  let last: { value: number; slope: number; timestamp: number } | null = null;
  return (value, timestamp) => {
    if (!last) {
      last = { value, slope: 0, timestamp };
      return value;
    }
    const seconds = Math.max(1e-3, (timestamp - last.timestamp) / 1000);
    const slopeShare = smoothing(DERIVATIVE_CUTOFF_HZ, seconds);
    const slope = last.slope + slopeShare * ((value - last.value) / seconds - last.slope);
    const share = smoothing(minCutoffHz + beta * Math.abs(slope), seconds);
    last = { value: last.value + share * (value - last.value), slope, timestamp };
    return last.value;
  };
}
