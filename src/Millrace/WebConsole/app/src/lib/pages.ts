// Lists that come in pages, as most of AWS's do.

export interface Listed<T> {
  rows: T[];
  /** Whether there are more than were asked for. */
  cut: boolean;
}

/** More than a page of the console lists; what there is beyond is told. */
export const most = 10_000;

/** Everything of a list, one page after another. */
export async function everything<T>(page: (next: string | undefined) => Promise<{ rows: T[]; next?: string | null }>): Promise<Listed<T>> {
  const rows: T[] = [];
  let next: string | undefined;
  do {
    const part = await page(next);
    rows.push(...part.rows);
    next = part.next || undefined;
  } while (next && rows.length < most);
  return { rows, cut: next !== undefined };
}
