/** Where a hall is: the region before the place, named once where the place begins with it. */
export function whereText(region: string, place: string): string {
  const parts = region.split(' ').filter(Boolean);
  const bare = place.replace(/\s/g, '');
  const from = parts.findIndex((_, i) => bare.startsWith(parts.slice(i).join('')));
  if (from >= 0) return [...parts.slice(0, from), place].join(' ');
  const rest = parts[0] && place.startsWith(parts[0]) ? place.slice(parts[0].length).trim() : place;
  return [...parts, rest].filter(Boolean).join(' ');
}
