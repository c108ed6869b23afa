const BASIC = /^Basic ([A-Za-z0-9+/]+={0,2})$/i;

/** The password of HTTP Basic (RFC 7617), whatever the name before it; undefined when the header is not written just so. */
export function passwordIn(authorization: string): string | undefined {
  const encoded = BASIC.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) return undefined;
  const pair = bytes.toString('utf8');
  const colon = pair.indexOf(':');
  return colon === -1 ? undefined : pair.slice(colon + 1);
}
