/** A registry of people and bodies, the same on every run but for its ids. */
import { createSource } from '../../src/domain/registry.js';
import { sourceRoles, sourceTypes } from '../../src/domain/source-fields.js';
import type { Source } from '../../src/domain/source.js';

const words = (text: string) => text.trim().split(/\s+/);
const givenNames =
  words(`Amara Benedikt Catalina Dmitri Eleanor Farouk Giulia Hannah Ibrahim Jacqueline Kwame Leila
  Margaret Nikolai Odile Priyanka Quentin Rosalind Sebastián Thérèse Ulrike Vikram Wilhelmina Xavier Yasmin Zoltán
  Alejandro Bronwyn Charlotte Désirée Emmanuel Fatima Gwendolyn Harriet Isabella Jonathan Katarzyna Leopold Mireille
  Nathaniel`);
const familyNames =
  words(`Abernathy Bergström Castellanos Davenport Eriksson Fitzgerald Grünwald Henderson Ivanova
  Jankowski Kowalczyk Lindqvist Montgomery Nakamura Okonkwo Papadopoulos Quintero Rasmussen Sørensen Takahashi Underwood
  Vandenberg Whitmore Ximenes Yamamoto Zimmermann Almeida Brandt Chaudhry Dubois Ellsworth Ferreira Gallagher Hawthorne
  Ibáñez Jovanović Khalil Lefebvre Mahmoud Novák`);
const bodies = words('Ministry Council Union Party Institute Court Committee Agency Brigade Company');
const fields =
  words(`Transport Harbours Energy Labour Justice Health Education Trade Defence Fisheries Housing Water
  Railways Culture Finance Planning Forestry Migration Statistics Archives`);
const sides = ['government', 'opposition', 'unions', 'none', 'unclear'];

/** `count` entries, two people to each body; all have an alias, since names in news are seldom given in full twice. */
export function registry(count: number, next: () => number, now: string): readonly Source[] {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)]!;
  const coded = () => ({ type: pick(sourceTypes).id, role: pick(sourceRoles).id, side: pick(sides) });
  return Array.from({ length: count }, (_, place) => {
    // A third name once all pairs of two are used up.
    const round = Math.floor(place / (givenNames.length * familyNames.length));
    const suffix = round ? ` ${pick(familyNames)}` : '';
    if (place % 3 === 2) {
      const name = `${pick(bodies)} of ${pick(fields)} and ${pick(fields)}, ${pick(familyNames)}`;
      const initials = name.replace(/[^A-Z]/g, '');
      return createSource({
        name,
        aliases: [initials],
        kind: 'organisation',
        anonymity: 'named',
        now,
        ...coded(),
      });
    }
    const family = familyNames[Math.floor(place / givenNames.length) % familyNames.length]!;
    const name = `${givenNames[place % givenNames.length]!} ${family}${suffix}`;
    const aliases = [`${pick(['Mr', 'Ms', 'Dr', 'Minister', 'Colonel'])} ${family}`];
    return createSource({ name, aliases, kind: 'person', anonymity: 'named', now, ...coded() });
  });
}
