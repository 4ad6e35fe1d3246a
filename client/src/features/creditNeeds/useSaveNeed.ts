import { useQueryClient } from '@tanstack/vue-query';
import { ref, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { CreditNeed } from '../../../../shared/schemas/creditNeed.ts';
import { api, ApiProblem, submitKey } from '../../app/api.ts';
import { ElMessage } from '../../ui/element.ts';
import { useFileChanges } from '../../ui/useFileChanges.ts';
import { useSubmit } from '../../ui/useSubmit.ts';
import { draftOf, inputOf, type NeedDraft } from './form.ts';

/**
 * Saves what the form holds, its documents after it, and opens it when asked. Each part that succeeded stays done: a
 * refusal later leaves a saved draft, and the next try goes on from there.
 */
export function useSaveNeed(
  /** As the server has it; null until it was saved once. */
  saved: Ref<CreditNeed | null>,
  draft: Ref<NeedDraft>,
  kept: { clear: () => void },
  t: (key: string, params?: Record<string, unknown>) => string,
) {
  const router = useRouter();
  const client = useQueryClient();
  const { added, removed, fileProblem, saveFiles } = useFileChanges<CreditNeed>(
    (id, file) => api('POST /credit-needs/:id/documents', { params: { id }, file }),
    (id, fileId) => api('DELETE /credit-needs/:id/documents/:fileId', { params: { id, fileId } }),
    (named) => t('fileFailed', named),
  );
  /** What a colleague saved meanwhile. */
  const theirs = ref<CreditNeed | null>(null);

  async function saveContent(key: string): Promise<CreditNeed> {
    const { content, version } = draft.value;
    const body = inputOf(content);
    if (!saved.value) return api('POST /credit-needs', { body, key });
    const params = { id: saved.value.id };
    try {
      return await api('PUT /credit-needs/:id', { params, body, ifMatch: version });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'resource.changed')
        theirs.value = await api('GET /credit-needs/:id', { params });
      throw error;
    }
  }

  const take = (now: CreditNeed) => {
    saved.value = now;
    draft.value = draftOf(now);
  };

  const submit = useSubmit(async (key: string, open: boolean) => {
    theirs.value = null;
    fileProblem.value = '';
    take(await saveContent(key));
    kept.clear();
    take(await saveFiles(saved.value!));
    const { id } = saved.value!;
    try {
      if (open && !fileProblem.value)
        take(await api('POST /credit-needs/:id/opening', { params: { id }, key: submitKey() }));
    } catch (error) {
      ElMessage.warning(t('openFailed'));
      throw error;
    } finally {
      await client.invalidateQueries({ queryKey: ['creditNeeds'] });
    }
    if (fileProblem.value) return;
    client.setQueryData(['creditNeed', id], saved.value);
    void client.invalidateQueries({ queryKey: ['creditNeed', id] });
    ElMessage.success(t(open ? 'opened' : saved.value!.status === 'draft' ? 'savedDraft' : 'state.saved'));
    await router.push(`/finance/needs/${id}`);
  });

  return { ...submit, added, removed, fileProblem, theirs };
}
