/** A text as a whole number of 53 bits (cyrb53): for tables and sets in which equal hashes are looked at again. */
export const hashOf = (text: string): number => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
};

/** Two million bytes: one false alarm in a thousand at a million keys. */
const BITS = 2 ** 24;
const PROBES = 7;

/** Which keys have been added, of any number in a fixed space: may say yes where it is no (a Bloom filter). */
class Sieve {
  private readonly words = new Uint32Array(BITS / 32);
  private empty = true;

  add(key: number): void {
    this.empty = false;
    for (let i = 0; i < PROBES; i++) {
      const bit = probe(key, i);
      this.words[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  mayHave(key: number): boolean {
    if (this.empty) return false;
    for (let i = 0; i < PROBES; i++) {
      const bit = probe(key, i);
      if ((this.words[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}

const probe = (key: number, i: number): number =>
  ((key % 4294967296) + i * (Math.floor(key / 4294967296) * 2 + 1)) % BITS;

/**
 * Of which keys everything is held in memory. A fold that begins with empty tables holds everything until it lets go
 * of some; one that begins with full tables holds what it has read.
 */
export class Coverage {
  private readonly covered = new Set<number>();
  /** What was let go; undefined: anything may be in the tables. */
  private readonly left: Sieve | undefined;

  constructor(from: 'nothing' | 'tables') {
    this.left = from === 'nothing' ? new Sieve() : undefined;
  }

  has(key: number): boolean {
    return (this.left !== undefined && !this.left.mayHave(key)) || this.covered.has(key);
  }

  add(key: number): void {
    if (!this.has(key)) this.covered.add(key);
  }

  drop(key: number): void {
    this.covered.delete(key);
    this.left?.add(key);
  }
}
