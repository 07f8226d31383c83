/** What is read or written off the main thread: the job, and what is said of it. */
import type { Pace, Progress } from './domain/backup.js';
import type { AnnotatedArticle } from './formats/json-export.js';
import { readGroups, type ReadGroup, type ReadRequest } from './read-groups.js';
import { writeGroups, type WriteRequest, type Written } from './write-groups.js';

export type ExchangeJob =
  | { readonly does: 'read'; readonly files: readonly File[]; readonly request: ReadRequest }
  | { readonly does: 'write'; readonly sets: readonly AnnotatedArticle[]; readonly request: WriteRequest };
export type ExchangeResult = readonly ReadGroup[] | readonly Written[];
export type ExchangeAnswer =
  { readonly progress: Progress } | { readonly result: ExchangeResult } | { readonly failed: string };

export const doJob = (job: ExchangeJob, pace: Pace): Promise<ExchangeResult> =>
  job.does === 'read' ? readGroups(job.files, job.request, pace) : writeGroups(job.sets, job.request, pace);
