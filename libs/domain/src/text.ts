/** Case, accents and punctuation aside: the form in which text is searched and compared. Words are joined by one space. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether PostgreSQL can store the text: neither NUL nor half of a surrogate pair in it. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
