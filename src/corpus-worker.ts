/** Many articles in a worker of their own, where measuring them keeps nobody waiting. */
import { CorpusKeeper } from './corpus-keeper.js';
import type { CorpusReply, CorpusRequest } from './corpus.js';

const reply = (message: CorpusReply) => postMessage(message);
let keeper: CorpusKeeper | undefined;

addEventListener('message', ({ data }: MessageEvent<CorpusRequest>) => {
  if (data.does === 'open') {
    keeper = new CorpusKeeper(data.name, {
      ids: data.ids,
      include: data.include,
      signal: new AbortController().signal, // It ends with the worker.
      onProgress: (progress) => reply({ says: 'progress', progress }),
      onChange: () => reply({ says: 'change' }),
      onFailure: (message) => reply({ says: 'failure', message }),
    });
    return reply({ says: 'ready' });
  }
  const { id } = data;
  answerTo(data, keeper!).then(
    (answer) => reply({ says: 'answer', id, answer }),
    (error: Error) => reply({ says: 'refusal', id, message: error.message }),
  );
});

type Question = Exclude<CorpusRequest, { readonly does: 'open' }>;

function answerTo(question: Question, corpus: CorpusKeeper): Promise<unknown> {
  switch (question.does) {
    case 'report':
      return corpus.report(question.by, question.ids);
    case 'across':
      return corpus.across(question.ids, question.options);
    case 'balance':
      return corpus.balance(question.ids);
    case 'whereabouts':
      return corpus.whereabouts(question.annotations);
  }
}
