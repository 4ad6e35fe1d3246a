export { openFile, removeFile, sendFile, storeFile, type StoredFile } from './store.ts';
export { addFileKind, type Named } from './sweep.ts';
export { FILE_LIMIT } from './sniff.ts';
