// How the manifest of the elements is made, where the analyzer's own settings are not enough.

/** A `@state` is nobody's business but the element's, whatever the types let the files beside it see. */
const states = {
  name: 'states',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const { members = [] } = moduleDoc.declarations.find(({ name }) => name === node.name.text) ?? {};
    const names = node.members
      .filter((member) => ts.getDecorators(member)?.some((each) => /^@state\b/.test(each.getText())))
      .map((member) => member.name.getText());
    for (const member of members) if (names.includes(member.name)) member.privacy = 'private';
  },
};

/** What is defined under which tag stands in other files: a class is named as its tag. */
const tags = {
  name: 'tags',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const element of declarations.filter(({ customElement }) => customElement))
        element.tagName = element.name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
  },
};

export default { plugins: [states, tags] };
