import { appendFile, rename, stat, truncate } from 'node:fs/promises';

const NEWLINE = Buffer.from('\n');

/** The file that rejected lines are copied to, byte for byte, to be mended and sent again. Made with the first line. */
export class RejectsFile {
  #bytes: number;

  private constructor(
    readonly path: string,
    bytes: number,
  ) {
    this.#bytes = bytes;
  }

  /** A file of that name that is there is another import's: it is kept beside as `PATH~`. */
  static async fresh(path: string): Promise<RejectsFile> {
    if ((await sizeOf(path)) > 0) await rename(path, `${path}~`);
    return new RejectsFile(path, 0);
  }

  /** @param keep how many of its bytes the import has vouched for; what lies behind them will be written again */
  static async goOn(path: string, keep: number): Promise<RejectsFile> {
    const size = await sizeOf(path);
    if (size > keep) await truncate(path, keep);
    return new RejectsFile(path, Math.min(size, keep));
  }

  /** Its length. */
  get bytes(): number {
    return this.#bytes;
  }

  async append(lines: readonly Buffer[]): Promise<void> {
    if (lines.length === 0) return;
    const all = Buffer.concat(lines.flatMap((line) => [line, NEWLINE]));
    try {
      await appendFile(this.path, all);
    } catch (cause) {
      const { message } = cause as Error;
      throw new Error(`Rejected lines cannot be kept; name another place with --rejects: ${message}`, {
        cause,
      });
    }
    this.#bytes += all.length;
  }
}

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
};
