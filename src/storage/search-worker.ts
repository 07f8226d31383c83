/** The search in a worker of its own, where reading and looking keep nobody waiting. */
import { SearchReader } from './search-reader.js';
import type { SearchReply, SearchRequest } from './search-client.js';

const reply = (message: SearchReply) => postMessage(message);
let reader: SearchReader | undefined;

addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  if (data.does === 'open') {
    reader = new SearchReader(data.name, {
      signal: new AbortController().signal, // It ends with the worker.
      onProgress: (progress) => reply({ says: 'progress', progress }),
      onFailure: (message) => reply({ says: 'failure', message }),
    });
    return reply({ says: 'ready' });
  }
  const { id, does, query } = data;
  const answering = does === 'find' ? reader!.find(query) : reader!.excerpts(query, data.ids);
  answering.then(
    (answer) => reply({ says: 'answer', id, answer }),
    (error: Error) => reply({ says: 'refusal', id, message: error.message }),
  );
});
