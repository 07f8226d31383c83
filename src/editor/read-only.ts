/** Keeps the article's text as it is by refusing every edit; `editable: false` would lose the keyboard caret. */
import { Plugin } from 'prosemirror-state';

const refuse = (_view: unknown, event: Event) => {
  event.preventDefault();
  return true;
};

export const readOnly = () =>
  new Plugin({
    filterTransaction: (tr) => !tr.docChanged,
    props: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-readonly': 'true',
        'aria-label': 'Article text',
        tabindex: '0', // Editable text is in the order of tabs anyway; what checks a page wants it said.
        inputmode: 'none',
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
        translate: 'no',
      },
      handlePaste: () => true,
      handleDrop: () => true,
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
      handleDOMEvents: { beforeinput: refuse, cut: refuse, dragstart: refuse },
    },
  });
