export { openFile, removeFile, sendFile, storeFile, type StoredFile } from './store.ts';
export { FILE_LIMIT } from './sniff.ts';
