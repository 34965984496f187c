import { ZipPassThrough } from 'fflate';

/** The polynomial of CRC-32, the highest power in the lowest bit. */
const POLYNOMIAL = 0xedb88320;
/** x to the power of 0, likewise. */
const ONE = 0x80000000;

/** CRC-32 of some bytes, and what it takes to put it before that of others. */
export interface Check {
  readonly crc: number;
  /** x to the power of the number of bits, modulo the polynomial. */
  readonly shift: number;
}

/** Of no bytes. */
export const NO_BYTES: Check = { crc: 0, shift: ONE };

export function checkOf(bytes: Uint8Array): Check {
  const counter = new ZipPassThrough('');
  counter.ondata = () => undefined;
  counter.push(bytes, true);
  return { crc: counter.crc >>> 0, shift: powerOfX(bytes.length) };
}

/** The check of bytes and others behind them, without reading them again. */
export function joinChecks(before: Check, after: Check): Check {
  return {
    crc: (multiply(after.shift, before.crc) ^ after.crc) >>> 0,
    shift: multiply(before.shift, after.shift),
  };
}

/** x to the power of 8 × bytes, by squaring. */
function powerOfX(bytes: number): number {
  let result = ONE;
  // x to the power of 8.
  let square = 0x00800000;
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(square, result);
    square = multiply(square, square);
  }
  return result;
}

/** The product of two polynomials over GF(2), modulo that of CRC-32. */
function multiply(a: number, b: number): number {
  let product = 0;
  let shifted = b;
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= shifted;
    shifted = (shifted & 1) === 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
  }
  return product >>> 0;
}
