/**
 * Whether a host name says by itself that it is none of the public ones: this machine's, or a network's own. A name
 * without a dot is one too, because what it stands for depends on where it is asked.
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 * @see https://www.rfc-editor.org/rfc/rfc6762#section-3 and appendix G: the endings that networks give themselves
 * @see https://www.rfc-editor.org/rfc/rfc8375#section-4
 */
export function isSpecialName(name: string): boolean {
  const labels = name.toLowerCase().split('.');
  return labels.length === 1 || labels.includes('') || SPECIAL.test(name);
}

const SPECIAL = /\.(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|svc|onion|home\.arpa)$/i;
