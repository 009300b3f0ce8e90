/** What keeps a text from being JSON, in the engine's words; null for JSON. */
export const jsonFault = (text: string): string | null => {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
