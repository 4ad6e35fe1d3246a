import { ref } from 'vue';

/**
 * Files that are added to or removed from a thing that is saved before them, one by one: what succeeded stays done, the
 * first that fails ends it and is said, and the next try goes on from there.
 */
export function useFileChanges<T extends { id: string }>(
  add: (id: string, file: File) => Promise<T>,
  remove: (id: string, fileId: string) => Promise<T>,
  /** What is said of a file that could not be uploaded. */
  failed: (named: { name: string; why: string }) => string,
) {
  const added = ref<File[]>([]);
  const removed = ref<string[]>([]);
  const fileProblem = ref('');

  async function saveFiles(now: T): Promise<T> {
    fileProblem.value = '';
    const { id } = now;
    for (const fileId of [...removed.value]) {
      now = await remove(id, fileId);
      removed.value = removed.value.filter((one) => one !== fileId);
    }
    for (const file of [...added.value]) {
      try {
        now = await add(id, file);
      } catch (error) {
        fileProblem.value = failed({ name: file.name, why: (error as Error).message });
        break;
      }
      added.value = added.value.filter((one) => one !== file);
    }
    return now;
  }
  return { added, removed, fileProblem, saveFiles };
}
