import { Ber, BerReader, BerWriter, PagedResultsControl, ProtocolOperation } from 'ldapts';

/** Codes of RFC 4511. */
export const CODE = {
  success: 0,
  protocolError: 2,
  sizeLimitExceeded: 4,
  noSuchObject: 32,
  invalidDnSyntax: 34,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  unwillingToPerform: 53,
} as const;

export interface Result {
  readonly code: number;
  readonly matched?: string;
  readonly says?: string;
}

/** Splits what comes in into messages, each a sequence that tells its length. */
export function messageReader(onMessage: (reader: BerReader) => void) {
  let rest = Buffer.alloc(0);
  return (data: Buffer): void => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const reader = new BerReader(rest);
      if (reader.readSequence() === null || reader.remain < reader.length) return;
      const end = reader.offset + reader.length;
      reader.setBufferSize(end);
      rest = Buffer.from(rest.subarray(end));
      onMessage(reader);
    }
  };
}

export function resultMessage(
  id: number,
  operation: number,
  { code, matched = '', says = '' }: Result,
  page?: PagedResultsControl,
): Buffer {
  const body = (writer: BerWriter) => {
    writer.writeEnumeration(code);
    writer.writeString(matched);
    writer.writeString(says);
  };
  return message(id, operation, body, page);
}

export function entryMessage(
  id: number,
  dn: string,
  attributes: readonly (readonly [string, readonly string[]])[],
): Buffer {
  return message(id, ProtocolOperation.LDAP_RES_SEARCH_ENTRY, (writer) => {
    writer.writeString(dn);
    writer.startSequence();
    for (const [name, values] of attributes) {
      writer.startSequence();
      writer.writeString(name);
      writer.startSequence(ProtocolOperation.LBER_SET);
      for (const value of values) writer.writeString(value, Ber.OctetString);
      writer.endSequence();
      writer.endSequence();
    }
    writer.endSequence();
  });
}

function message(
  id: number,
  operation: number,
  body: (writer: BerWriter) => void,
  page?: PagedResultsControl,
): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(id);
  writer.startSequence(operation);
  body(writer);
  writer.endSequence();
  if (page !== undefined) {
    writer.startSequence(ProtocolOperation.LDAP_CONTROLS);
    page.write(writer);
    writer.endSequence();
  }
  writer.endSequence();
  return writer.buffer;
}
