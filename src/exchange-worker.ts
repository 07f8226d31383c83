/** Reads and writes files of all formats off the main thread: takes a job, answers with progress and then with the result. */
import { sentenceOf } from './domain/sentence-of.js';
import { doJob, type ExchangeAnswer, type ExchangeJob } from './exchange-jobs.js';

const post = (answer: ExchangeAnswer) => postMessage(answer);

addEventListener('message', ({ data }: MessageEvent<ExchangeJob>) => {
  doJob(data, { onProgress: (progress) => post({ progress }) }).then(
    (result) => post({ result }),
    (error: unknown) => post({ failed: sentenceOf(error) }),
  );
});
