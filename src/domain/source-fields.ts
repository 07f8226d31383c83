/** What is coded of a source: closed lists, each value with its label and the letter that chooses it. */

export interface FieldValue {
  readonly id: string;
  readonly label: string;
  /** One lower-case letter, not repeated in its list. */
  readonly key: string;
}

export const sourceKinds: readonly FieldValue[] = [
  { id: 'person', label: 'Person', key: 'p' },
  { id: 'organisation', label: 'Organisation', key: 'o' },
  { id: 'group', label: 'Group', key: 'g' },
  { id: 'document', label: 'Document', key: 'd' },
  { id: 'unknown', label: 'Unknown', key: 'u' },
];

export const sourceTypes: readonly FieldValue[] = [
  { id: 'government', label: 'Government', key: 'g' },
  { id: 'party', label: 'Party', key: 'p' },
  { id: 'military', label: 'Military', key: 'm' },
  { id: 'armed_group', label: 'Armed group', key: 'a' },
  { id: 'international_org', label: 'International organisation', key: 'i' },
  { id: 'company', label: 'Company', key: 'c' },
  { id: 'ngo', label: 'NGO', key: 'n' },
  { id: 'expert', label: 'Expert', key: 'e' },
  { id: 'media', label: 'Media', key: 'd' },
  { id: 'citizen', label: 'Citizen', key: 't' },
  { id: 'victim_witness', label: 'Victim or witness', key: 'v' },
  { id: 'document', label: 'Document', key: 'o' },
  { id: 'other', label: 'Other', key: 'r' },
  { id: 'unknown', label: 'Unknown', key: 'u' },
];

export const sourceRoles: readonly FieldValue[] = [
  { id: 'decides', label: 'Decides', key: 'd' },
  { id: 'speaks_for', label: 'Speaks for those who decide', key: 's' },
  { id: 'informs', label: 'Informs', key: 'i' },
  { id: 'affected', label: 'Affected', key: 'a' },
  { id: 'unknown', label: 'Unknown', key: 'u' },
];

export const anonymities: readonly FieldValue[] = [
  { id: 'named', label: 'Named', key: 'n' },
  { id: 'partly', label: 'Partly: role and institution', key: 'p' },
  { id: 'anonymous_person', label: 'Anonymous person', key: 'a' },
  { id: 'anonymous_group', label: 'Anonymous group', key: 'g' },
];
