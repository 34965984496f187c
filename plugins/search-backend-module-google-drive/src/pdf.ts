/** Gives the text of a PDF. */
export type PdfText = (bytes: Uint8Array) => Promise<string>;

/** Loaded when the first PDF comes: it is large. */
export const pdfText: PdfText = async bytes => {
  const { extractText } = await import('unpdf');
  const { text } = await extractText(new Uint8Array(bytes), {
    mergePages: true,
  });
  return text;
};
