import { PackageInspection, type Reader } from '#projections';
import { read, type PackageCheck, type Protection, type ReviewPackage } from '#record';
import type { EventStore } from '#event-store';
import { orUnknownList } from './freezing.js';

/** Looks through a frozen version that is to be reviewed, on readings that include everything recorded before. */
export class Reviewing {
  constructor(
    private readonly reader: Reader,
    private readonly store: EventStore,
  ) {}

  /** The command with what the record found of the package. @throws Refused `unknown-list` where there is none for this reader */
  async checked(command: ReviewPackage, clearance: Protection): Promise<ReviewPackage> {
    const { list, version } = command;
    const atLeast = await this.store.head();
    const question = read(PackageInspection, {
      list,
      ...(version === undefined ? {} : { version }),
      ...(atLeast === undefined ? {} : { atLeast }),
    });
    const value = (await orUnknownList(this.reader.execute(question.askedWith(clearance)))) as PackageCheck | undefined;
    // Not enumerable, as it is no part of what was asked: the same request again is the same request.
    return Object.defineProperty(command, 'check', { value, enumerable: false });
  }
}
