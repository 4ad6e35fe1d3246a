import { onScopeDispose, reactive } from 'vue';
import type { z } from 'zod';
import type { fileReference } from '../../../../shared/schemas/firm.ts';
import { upload } from '../../app/upload.ts';

/** A file on its way into a conversation. */
export interface Upload {
  key: number;
  file: File;
  /** 0–1 */
  share: number;
  problem: unknown;
  stop: () => void;
}

let count = 0;

/** Files on their way: how far each is, why one was refused, sending it again, giving it up. */
export function useUploads(conversationId: string, uploaded: (fileId: string) => void) {
  const uploads = reactive<Upload[]>([]);
  const remove = (key: number) => {
    const at = uploads.findIndex((one) => one.key === key);
    if (at >= 0) uploads.splice(at, 1);
  };
  async function send(key: number): Promise<void> {
    const one = uploads.find((candidate) => candidate.key === key);
    if (!one) return;
    const abort = new AbortController();
    one.problem = null;
    one.share = 0;
    one.stop = () => abort.abort();
    try {
      const kept = await upload<z.output<typeof fileReference>>(
        `/conversations/${conversationId}/files`,
        one.file,
        { progress: (share) => (one.share = share), signal: abort.signal },
      );
      remove(key);
      uploaded(kept.id);
    } catch (error) {
      if ((error as Error).name !== 'AbortError') one.problem = error;
    }
  }
  onScopeDispose(() => uploads.forEach((one) => one.stop()));
  return {
    uploads,
    add(file: File): void {
      count += 1;
      uploads.push({ key: count, file, share: 0, problem: null, stop: () => undefined });
      void send(count);
    },
    retry: (key: number) => void send(key),
    drop(key: number): void {
      uploads.find((one) => one.key === key)?.stop();
      remove(key);
    },
  };
}
