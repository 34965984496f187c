import type { Page } from 'playwright-core';

/** Pictures are in the repository and in each build of the page, so they are small. */
const MOST_BYTES = 70_000;
const QUALITIES = [70, 60, 50, 40];
/** Time for a page to load its data, in milliseconds. */
const SETTLE = 4_000;

export interface PictureOf {
  /** A path of the portal. */
  readonly page: string;
  /** Texts to wait for. */
  readonly shows: readonly string[];
}

/** A page of the portal as JPEG. */
export async function takePicture(
  page: Page,
  { page: path, shows }: PictureOf,
): Promise<Uint8Array> {
  await page.goto(path);
  for (const text of shows) {
    await page.getByText(text).filter({ visible: true }).first().waitFor();
  }
  await page.waitForTimeout(SETTLE);
  for (const quality of QUALITIES) {
    const picture = await page.screenshot({ type: 'jpeg', quality });
    if (picture.length <= MOST_BYTES) return picture;
  }
  throw new Error(`A picture of ${path} is larger than ${MOST_BYTES} bytes`);
}
