/** A position as people read it: without the zeros that make texts of one width of it. A moment stays as it is. */
export function shortPosition(position: string): string {
  return position.replaceAll(/(?<![\d:.-])0+(?=\d+(?:\/|$))/g, '');
}
