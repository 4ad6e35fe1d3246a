export { readSheet, SheetProblem, type SheetRow } from './read.ts';
export { writeSheet, type SheetColumn } from './write.ts';
