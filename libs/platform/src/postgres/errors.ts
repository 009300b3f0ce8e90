export type EmbeddedPostgresCode =
  | 'DATA_DIR_NOT_WRITABLE'
  | 'ANOTHER_INSTANCE'
  | 'DISK_FULL'
  | 'DATA_OF_ANOTHER_VERSION'
  | 'NO_ACCOUNT'
  | 'NO_BINARIES'
  | 'POSTGRES_FAILED';

/** Why the embedded PostgreSQL cannot run: one sentence for whoever started it. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'];

/** The sentence for an error of the file system under `dataDir`; other errors are given back. */
export const fileSystemError = (error: unknown, dataDir: string): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new EmbeddedPostgresError('DISK_FULL', `No space is left for the data in ${dataDir}.`, {
      cause: error,
    });
  }
  if (code && NOT_WRITABLE.includes(code)) {
    const message = `The data directory ${dataDir} cannot be written (${code}): give this user rights on it or set CHANCERY_DATA_DIR to another place.`;
    return new EmbeddedPostgresError('DATA_DIR_NOT_WRITABLE', message, { cause: error });
  }
  return error;
};
