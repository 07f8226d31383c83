/** Registration of elements on a page that may have them already. */
import { generator } from '../src/formats/generator.js';

/** On each class that is registered: the version of the copy that it belongs to. */
const mark = Symbol.for(generator.name);
type Marked = CustomElementConstructor & { [mark]?: string };

let said = false;

/** Leaves a tag alone that another copy of this script, or the host, has defined; a host is told so once. */
export function defineAll(elements: Readonly<Record<string, Marked>>): void {
  for (const [tag, element] of Object.entries(elements)) {
    const first: Marked | undefined = customElements.get(tag);
    if (!first) {
      element[mark] = generator.version;
      customElements.define(tag, element);
    } else if (first !== element && !said && concerns(tag, first)) {
      said = true;
      // oxlint-disable-next-line no-console -- Whoever put two copies on the page reads it here, and no reader does.
      console.warn(
        `${generator.name} ${generator.version}: <${tag}> is defined already, by ${first[mark] ? `version ${first[mark]}` : 'another script'}. That one stays, this copy adds nothing to it.`,
      );
    }
  }
}

/** Scripts of one version share what is inside their elements, as the drop-in and the report do: that is as it should be. */
const concerns = (tag: string, { [mark]: version }: Marked) =>
  version !== generator.version || /-(annotator|report|workbench)$/.test(tag);
