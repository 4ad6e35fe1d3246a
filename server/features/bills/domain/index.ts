export * from './book.ts';
export * from './steps.ts';
