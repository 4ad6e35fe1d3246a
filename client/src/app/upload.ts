import type { Problem } from '../../../shared/problems.ts';
import { ApiProblem, currentToken, offline, refresh } from './api.ts';

interface Wish {
  /** Share that is on its way, 0–1. */
  progress: (share: number) => void;
  signal: AbortSignal;
}

/** Uploads a file and says how far it is, which `fetch` cannot; throws ApiProblem, or AbortError when given up. */
export async function upload<T>(path: string, file: File, wish: Wish): Promise<T> {
  let answer = await post(path, file, wish);
  if (answer.status === 401 && (await refresh())) answer = await post(path, file, wish);
  if (answer.status === 0) throw offline();
  let body: unknown;
  try {
    body = JSON.parse(answer.responseText);
  } catch {
    throw offline();
  }
  if (answer.status >= 400) throw new ApiProblem(body as Problem);
  return body as T;
}

function post(path: string, file: File, { progress, signal }: Wish): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name);
    request.open('POST', `/api/v1${path}`);
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.setRequestHeader('authorization', `Bearer ${currentToken() ?? ''}`);
    request.upload.onprogress = ({ loaded, total }) => total > 0 && progress(loaded / total);
    request.onload = () => resolve(request);
    request.onerror = () => resolve(request);
    request.onabort = () => reject(new DOMException('given up', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
