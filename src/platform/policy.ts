/** The one Trusted Types policy of the whole tool: a host page has to allow a single name. */

interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}
type PolicyFactory = { createPolicy(name: string, rules: Policy): Policy };

let created: Policy | undefined;
const trusted = new Set<string>();

/** Undefined where the browser has no Trusted Types. */
export function policy(): Policy | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  created ??= trustedTypes?.createPolicy('source-bias-annotator', {
    createHTML: (html) => html, // Safe for what it is used for: a page that is never shown.
    // DOMPurify asks that it be there, and needs no script address; the only scripts to start are our own workers.
    createScriptURL: (url) => (trusted.has(url) ? url : 'about:blank'),
  });
  return created;
}

/** The address of a script of ours, in the form in which the browser lets it start. */
export function trustedScript(url: string): string {
  trusted.add(url);
  return policy()?.createScriptURL(url) ?? url;
}
