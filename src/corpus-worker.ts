/** Many articles in a worker of their own, where measuring them keeps nobody waiting. */
import { CorpusKeeper } from './corpus-keeper.js';
import { ReportPacker } from './report/corpus-pack.js';
import type { Report } from './report/document.js';
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
  if (data.does === 'reload') return keeper!.reload();
  answer(data, keeper!).catch((error: Error) =>
    reply({ says: 'refusal', id: data.id, message: error.message }),
  );
});

type Question = Extract<CorpusRequest, { readonly id: number }>;

async function answer(question: Question, corpus: CorpusKeeper): Promise<void> {
  const { id } = question;
  switch (question.does) {
    case 'report':
      return send(id, await corpus.report(question.by, question.ids));
    case 'across':
      return send(id, await corpus.across(question.ids, question.options));
    case 'balance':
      return reply({ says: 'answer', id, answer: await corpus.balance(question.ids) });
    case 'whereabouts':
      return reply({ says: 'answer', id, answer: await corpus.whereabouts(question.annotations) });
  }
}

/** All at once: the parts of two reports must not come mixed. */
function send(id: number, report: Report): void {
  const { parts, report: rest } = packer.pack(report);
  for (const part of parts) reply({ says: 'part', part });
  reply({ says: 'report', id, report: rest });
}
