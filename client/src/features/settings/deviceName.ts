/** From the most telling to the least: many browsers name the others too. */
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/QQBrowser/, 'QQ Browser'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
];
const named = (agent: string, table: [RegExp, string][]): string | undefined =>
  table.find(([sign]) => sign.test(agent))?.[1];

/** What a person calls the device of a sign-in: its browser and system; what else signs in, as it calls itself. */
export function deviceName(agent: string): string | null {
  const parts = [named(agent, BROWSERS), named(agent, SYSTEMS)].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : agent || null;
}
