/** Many articles in a worker of their own, where measuring them keeps nobody waiting. */
import { CorpusKeeper } from './corpus-keeper.js';
import { ReportPacker } from './report/corpus-pack.js';
import type { CorpusReply, CorpusRequest } from './corpus.js';

const reply = (message: CorpusReply) => postMessage(message);
const packer = new ReportPacker();
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
  answerTo(data, keeper!).then(reply, (error: Error) =>
    reply({ says: 'refusal', id: data.id, message: error.message }),
  );
});

type Question = Exclude<CorpusRequest, { readonly does: 'open' }>;

async function answerTo(question: Question, corpus: CorpusKeeper): Promise<CorpusReply> {
  const { id } = question;
  switch (question.does) {
    case 'report':
      return { says: 'report', id, report: packer.pack(await corpus.report(question.by, question.ids)) };
    case 'across':
      return { says: 'report', id, report: packer.pack(await corpus.across(question.ids, question.options)) };
    case 'balance':
      return { says: 'answer', id, answer: await corpus.balance(question.ids) };
    case 'whereabouts':
      return { says: 'answer', id, answer: await corpus.whereabouts(question.annotations) };
  }
}
