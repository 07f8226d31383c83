// How the manifest of the elements is made, where the analyzer's own settings are not enough.

/**
 * A `@state` is nobody's business but the element's, whatever the types let the files beside it see; nor is what has no
 * description.
 */
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
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const { members = [] } of declarations)
        for (const member of members)
          if (!member.description && !member.inheritedFrom) member.privacy ??= 'private';
  },
};

/** What is defined under which tag stands in other files: a class is named as its tag, also one that extends a class of ours. */
const tags = {
  name: 'tags',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const element of declarations.filter(
        ({ kind, name }) => kind === 'class' && /^Bias[A-Z]/.test(name),
      )) {
        element.customElement = true;
        element.tagName = element.name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
      }
  },
};

/**
 * Methods with several signatures are named by those, and not by the one that they are written with. The analyzer leaves
 * out our `update(id, patch)`, since it has the name of one of Lit's own.
 */
const signatures = {
  name: 'signatures',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const element = moduleDoc.declarations.find(({ name }) => name === node.name.text);
    const declared = node.members.filter((member) => ts.isMethodDeclaration(member) && !member.body);
    if (element && declared.length) element.signatures = declared.map((member) => methodOf(ts, member));
  },
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const element of declarations.filter(({ signatures: found }) => found)) {
        const names = new Set(element.signatures.map(({ name }) => name));
        const isInternal = ({ description }) => description.includes('@internal');
        element.members = [
          ...element.members.filter(({ kind, name }) => kind !== 'method' || !names.has(name)),
          ...element.signatures.filter((method) => !isInternal(method)),
        ];
        delete element.signatures;
      }
  },
};

function methodOf(ts, member) {
  const comment = ts
    .getJSDocCommentsAndTags(member)
    .map((each) => each.getText())
    .join('\n');
  return {
    kind: 'method',
    name: member.name.getText(),
    description: comment.replace(/^\/\*\*|\*\/$|^\s*\* ?/gm, '').trim(),
    parameters: member.parameters.map((each) => ({
      name: each.name.getText(),
      type: { text: each.type.getText() },
    })),
    return: { type: { text: member.type?.getText() ?? 'void' } },
  };
}

export default { plugins: [states, tags, signatures] };
