import { EMPTY_DRAFT, EXPECTATION_FIELDS, type Draft } from '../draft.ts';

const { offered, consent, extraClaims, registeredKeys, jwksUrl, verificationKeys } = EMPTY_DRAFT;
const { keyId, scenario, algorithm, audience, customAudience, lifetime, assertionType, basicEncoding, hint } =
  EMPTY_DRAFT;

/** What goes when another environment comes, beside server, addresses and client: what was meant for the former alone. */
export const NOTHING_OF_THE_FORMER: Partial<Draft> = {
  offered,
  consent,
  extraClaims,
  registeredKeys,
  jwksUrl,
  verificationKeys,
  keyId,
  algorithm,
  audience,
  customAudience,
  lifetime,
  assertionType,
  basicEncoding,
  hint,
  scenario,
  ...Object.fromEntries(EXPECTATION_FIELDS.map((field) => [field, EMPTY_DRAFT[field]])),
};
