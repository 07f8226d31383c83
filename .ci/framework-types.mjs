// What templates of React, Vue and Svelte may say of the elements, as types: made from the manifest.

const header = (module) => `/** Types of the elements in templates; made from custom-elements.json. */
import type {} from './components/events.js';
${module}
`;

/** The elements of `manifest` that `tags` names, with their attributes, properties and events. */
export function elementsOf(manifest, tags) {
  const found = manifest.modules.flatMap(({ path, declarations = [] }) =>
    declarations.filter(({ tagName }) => tags.includes(tagName)).map((element) => ({ ...element, path })),
  );
  if (found.length !== tags.length) throw new Error(`The manifest lacks one of ${tags.join(', ')}.`);
  return found;
}

const isSettable = ({ kind, privacy, readonly, static: ofClass }) =>
  kind === 'field' && !privacy && !readonly && !ofClass;

const comment = (description) => (description ? `  /** ${description.replace(/\s+/g, ' ')} */\n` : '');
const quoted = (name) => (/^[\w$]+$/.test(name) ? name : `'${name}'`);
const line = (description, name, type) => `${comment(description)}  ${quoted(name)}?: ${type} | undefined;\n`;

/** An attribute under its own name as well, where that is another than the property's. */
function propertiesOf({ name, members }) {
  return members.filter(isSettable).flatMap(({ name: field, attribute, description }) => {
    const names = attribute && attribute !== field ? [field, attribute] : [field];
    return names.map((each) => line(description, each, `${name}['${field}']`));
  });
}

const listenersOf = ({ events = [] }, nameOf) =>
  events.map(({ name, description }) =>
    line(description, nameOf(name), `((event: HTMLElementEventMap['${name}']) => void)`),
  );

const imports = (elements) =>
  elements
    .map(({ name, path }) => `import type { ${name} } from './${path.replace(/^dist\//, '')}';`)
    .join('\n');

const interfaces = (elements, nameOf) =>
  elements
    .map(
      (element) =>
        `/** What \`<${element.tagName}>\` takes. */\nexport interface ${element.name}Props {\n${[
          ...propertiesOf(element),
          ...listenersOf(element, nameOf),
        ].join('')}}\n`,
    )
    .join('\n');

const entries = (elements, typeOf) =>
  elements.map(({ tagName, name }) => `    '${tagName}': ${typeOf(name)};\n`).join('');

const asAttribute = (event) => `on${event}`;
const inCamelCase = (event) => `on-${event}`.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

const jsx = (elements) => `${header(`import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${imports(elements)}`)}
${interfaces(elements, asAttribute)}
type Tag<Class, Props> = Omit<DetailedHTMLProps<HTMLAttributes<Class>, Class>, keyof Props> & Props;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${entries(elements, (name) => `Tag<${name}, ${name}Props>`)}    }
  }
}
`;

const vue = (elements) => `${header(`import type { HTMLAttributes, PublicProps } from 'vue';
${imports(elements)}`)}
${interfaces(elements, inCamelCase)}
type Tag<Props> = new () => { $props: Omit<HTMLAttributes, keyof Props> & PublicProps & Props };

declare module 'vue' {
  interface GlobalComponents {
${entries(elements, (name) => `Tag<${name}Props>`)}  }
}
`;

const svelte = (elements) => `${header(`import type { HTMLAttributes } from 'svelte/elements';
${imports(elements)}`)}
${interfaces(elements, asAttribute)}
type Tag<Class extends EventTarget, Props> = Omit<HTMLAttributes<Class>, keyof Props> & Props;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${entries(elements, (name) => `Tag<${name}, ${name}Props>`)}  }
}
`;

/** By the name of the entry. */
export const frameworkTypes = (elements) => ({
  jsx: jsx(elements),
  vue: vue(elements),
  svelte: svelte(elements),
});
