interface BatteryManager {
  readonly charging: boolean;
  readonly level: number;
}

const LOW = 0.2;

/** The battery, where the browser tells of it (Chromium); null elsewhere, as in Node. */
async function battery(): Promise<BatteryManager | null> {
  try {
    const teller = navigator as Navigator & { getBattery?: () => Promise<BatteryManager> };
    return (await teller.getBattery?.()) ?? null;
  } catch {
    return null;
  }
}

/** @returns asks whether the machine runs on a battery that is low; false while unknown */
export function watchBattery(): () => boolean {
  let manager: BatteryManager | null = null;
  void battery().then((found) => {
    manager = found;
  });
  return () => manager !== null && !manager.charging && manager.level < LOW;
}
