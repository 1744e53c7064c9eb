/** Where a rule or a meaning comes from: a name that people know, and where it can be read. */
export interface Source {
  readonly name: string;
  readonly url: string;
}
