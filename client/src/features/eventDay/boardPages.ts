/** From where to where something stands on a board, or a screen shows a part of it. */
export interface Stretch {
  top: number;
  bottom: number;
}

/** The rows of a board in their order, each heading together with the row below it. */
function rowsOf(standing: readonly (Stretch & { heading: boolean })[]): Stretch[] {
  const rows: Stretch[] = [];
  let lineTop: number | null = null;
  let afterHeading = false;
  for (const { top, bottom, heading } of standing) {
    const last = rows.at(-1);
    if (last && (top === lineTop || afterHeading)) last.bottom = Math.max(last.bottom, bottom);
    else rows.push({ top, bottom });
    lineTop = top;
    afterHeading = heading;
  }
  return rows;
}

/**
 * Cuts what is higher than a screen into parts that are not: between rows, and never after a heading. A row that alone
 * is too high is a part of its own.
 */
export function partsOf(standing: readonly (Stretch & { heading: boolean })[], height: number): Stretch[] {
  const parts: Stretch[] = [];
  for (const row of rowsOf(standing)) {
    const last = parts.at(-1);
    if (last && row.bottom - last.top <= height) last.bottom = row.bottom;
    else parts.push({ ...row });
  }
  return parts;
}
