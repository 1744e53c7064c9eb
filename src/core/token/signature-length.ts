/**
 * Whether a signature of so many bytes can be one of an algorithm; of an algorithm that is not known here, any that is not
 * empty. An RSA signature is as long as the modulus, and keys of 1024 to 8192 bits are made in steps of 512.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1
 */
export function fitsAlgorithm(length: number, algorithm: string): boolean {
  const [, family, bits] = /^([RP]S|HS|ES|Ed)(256|384|512|25519|DSA)/.exec(algorithm) ?? [];
  switch (family) {
    case 'RS':
    case 'PS':
      return length >= 128 && length <= 1024 && length % 64 === 0;
    case 'HS':
      return length === Number(bits) / 8;
    case 'ES':
      // 512 stands for the hash; the curve has 521 bits
      return length === (bits === '512' ? 132 : Number(bits) / 4);
    case 'Ed':
      return length === 64 || (length === 114 && bits === 'DSA');
    default:
      return length > 0;
  }
}
