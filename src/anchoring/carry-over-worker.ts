/** Runs re-anchoring off the main thread: takes a job, answers with progress and then with what it found. */
import { carryingOver } from './carry-over.js';
import { explain, type Answer, type Job } from './job.js';

const post = (answer: Answer) => postMessage(answer);

/** Between two messages about progress, in milliseconds. */
const pause = 100;

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  try {
    let last = performance.now();
    const deadline = data.budget === undefined ? Infinity : last + data.budget;
    const work = carryingOver(data.annotations, data, { deadline });
    for (;;) {
      const { done, value } = work.next();
      if (done) return post({ carried: value });
      if (performance.now() - last < pause) continue;
      last = performance.now();
      post({ progress: value });
    }
  } catch (error) {
    post({ failed: explain(error) });
  }
});
