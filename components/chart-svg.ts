/** Puts a drawing that is plain data on the page, node by node: no markup is parsed. */
import type { SvgNode } from '../src/report/svg.js';

const SVG = 'http://www.w3.org/2000/svg';

export function renderSvg({ tag, attributes, children }: SvgNode): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes))
    if (name !== 'xmlns') element.setAttribute(name, String(value));
  element.append(...children.map((child) => (typeof child === 'string' ? child : renderSvg(child))));
  return element;
}
