export { readSheet, SheetProblem, type SheetBounds, type SheetRow } from './read.ts';
export { writeBook, writeSheet, type BookSheet, type SheetColumn } from './write.ts';
