export { readSheet, SheetProblem, type SheetRow } from './read.ts';
export { writeBook, writeSheet, type BookSheet, type SheetColumn } from './write.ts';
