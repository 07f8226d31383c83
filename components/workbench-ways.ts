/** The ways into the workbench: files, the clipboard, samples, a new version of what is open. */
import { html, nothing } from 'lit';
import type { BiasWorkbench } from './bias-workbench.js';

/** Files of these kinds are offered first; what a file holds decides in the end. */
const accepted =
  '.html,.htm,.xhtml,.mhtml,.mht,.txt,.md,.markdown,.docx,.pdf,.json,.zip,text/html,text/plain,text/markdown,' +
  'application/json,application/pdf,application/zip,multipart/related,message/rfc822,' +
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function waysTemplate(bench: BiasWorkbench) {
  const { sampleList, intake, currentId } = bench;
  const choose = (versionOf: string | null) => {
    intake.asVersionOf(versionOf);
    bench.files.click();
  };
  return html`<div class="ways">
    <button type="button" @click=${() => choose(null)}>Open files</button>
    <input
      type="file"
      hidden
      multiple
      accept=${accepted}
      @change=${() => {
        const chosen = [...(bench.files.files ?? [])];
        bench.files.value = ''; // The same file can be chosen again.
        void intake.files(chosen);
      }}
      @cancel=${() => intake.asVersionOf(null)}
    />
    <button
      type="button"
      @click=${() => {
        intake.asVersionOf(null);
        bench.paste.open();
      }}
    >
      Paste
    </button>
    ${
      currentId === null
        ? nothing
        : html`<button type="button" popovertarget="version-ways">New version</button>
            <div id="version-ways" popover>
              <p>The updated text of the open article comes</p>
              <button type="button" popovertarget="version-ways" @click=${() => choose(currentId)}>
                from a file
              </button>
              <button
                type="button"
                popovertarget="version-ways"
                @click=${() => {
                  intake.asVersionOf(currentId);
                  bench.paste.open();
                }}
              >
                from the clipboard
              </button>
            </div>`
    }
    ${
      bench.articles?.length
        ? html`<button type="button" @click=${() => void bench.report(null)}>Reports</button>`
        : nothing
    }
    <button type="button" @click=${() => void bench.exchange()}>Export and import</button>
    <button type="button" @click=${() => void bench.shelf.backup()}>Backup</button>
    ${
      bench.imports
        ? html`<button type="button" class="plain" @click=${() => intake.showResults()}>
            ${bench.imports.words}
          </button>`
        : nothing
    }
    ${
      sampleList.length
        ? html`<select
            aria-label="Open a sample"
            @change=${(event: Event) => {
              const field = event.currentTarget as HTMLSelectElement;
              const sample = sampleList.find(({ file }) => file === field.value);
              field.value = '';
              if (sample) void bench.openSample(sample);
            }}
          >
            <option value="">Samples</option>
            ${sampleList.map(({ file, title }) => html`<option value=${file}>${title}</option>`)}
          </select>`
        : nothing
    }
  </div>`;
}
