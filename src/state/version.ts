declare const TOKENSCOPE_VERSION: string;

/** The version of Tokenscope that this page was built from. */
export const VERSION = TOKENSCOPE_VERSION;
