import { useQueryClient } from '@tanstack/vue-query';
import { ref, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { Bilingual } from '../../../shared/locale.ts';
import { ApiProblem, submitKey } from '../app/api.ts';
import { words } from '../i18n/index.ts';
import { ElMessage } from './element.ts';
import { useFileChanges } from './useFileChanges.ts';
import { useSubmit } from './useSubmit.ts';

const SAID = {
  saved: { zh: '已保存。', en: 'Saved.' },
  savedDraft: { zh: '草稿已保存。', en: 'The draft is saved.' },
  opened: { zh: '已发布，正在匹配。', en: 'Open. It is being matched.' },
  openFailed: {
    zh: '草稿已保存，但还不能发布，请补全标出的内容。',
    en: 'The draft is saved but cannot be opened yet. Complete what is marked.',
  },
} satisfies Record<string, Bilingual>;
const fileFailed = (name: string, why: string): Bilingual => ({
  zh: `内容已保存，但“${name}”没有上传成功：${why}`,
  en: `The content is saved, but “${name}” could not be uploaded: ${why}`,
});

/** How one kind of thing is saved. */
export interface Saving<T, D> {
  create: (draft: D, key: string) => Promise<T>;
  change: (id: string, draft: D) => Promise<T>;
  read: (id: string) => Promise<T>;
  open: (id: string, key: string) => Promise<T>;
  addFile: (id: string, file: File) => Promise<T>;
  removeFile: (id: string, fileId: string) => Promise<T>;
  draftOf: (saved: T) => D;
  /** The keys its page and the lists it stands in are kept under. */
  kept: { one: string; lists: readonly [string, ...string[]] };
  path: (id: string) => string;
}

/**
 * Saves what a form holds, its files after it, and opens it when asked. Each part that succeeded stays done: a refusal
 * later leaves a saved draft, and the next try goes on from there.
 */
export function useSaveDraft<T extends { id: string; status: string }, D>(
  saving: Saving<T, D>,
  /** As the server has it; null until it was saved once. */
  saved: Ref<T | null>,
  draft: Ref<D>,
  kept: { clear: () => void },
) {
  const router = useRouter();
  const client = useQueryClient();
  const { added, removed, fileProblem, saveFiles } = useFileChanges<T>(
    saving.addFile,
    saving.removeFile,
    ({ name, why }) => words(fileFailed(name, why)),
  );
  /** What a colleague saved meanwhile. */
  const theirs: Ref<T | null> = ref(null);

  async function saveContent(key: string): Promise<T> {
    const { id } = saved.value ?? {};
    if (id === undefined) return saving.create(draft.value, key);
    try {
      return await saving.change(id, draft.value);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'resource.changed')
        theirs.value = await saving.read(id);
      throw error;
    }
  }

  const take = (now: T) => {
    saved.value = now;
    draft.value = saving.draftOf(now);
    return now;
  };

  const submit = useSubmit(async (key: string, open: boolean) => {
    theirs.value = null;
    fileProblem.value = '';
    take(await saveContent(key));
    kept.clear();
    let now = take(await saveFiles(saved.value!));
    const { id } = now;
    const [list, ...others] = saving.kept.lists;
    try {
      if (open && !fileProblem.value) now = take(await saving.open(id, submitKey()));
    } catch (error) {
      ElMessage.warning(words(SAID.openFailed));
      throw error;
    } finally {
      for (const other of others) void client.invalidateQueries({ queryKey: [other] });
      await client.invalidateQueries({ queryKey: [list] });
    }
    if (fileProblem.value) return;
    client.setQueryData([saving.kept.one, id], now);
    void client.invalidateQueries({ queryKey: [saving.kept.one, id] });
    ElMessage.success(words(open ? SAID.opened : now.status === 'draft' ? SAID.savedDraft : SAID.saved));
    await router.push(saving.path(id));
  });

  return { ...submit, added, removed, fileProblem, theirs };
}
