import type { Language } from '#record';
import type { Paper } from '#typesetting';
import type { DossierMaterial } from '../person/material.js';

/** A paper with a form of its own that is filled from the record; what the record does not hold stays as a gap. */
export interface Template {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  /** One line on what it is for. */
  readonly about: string;
  /** The profile of whoever it is sent to, unless told otherwise. */
  readonly profile: string;
  /** The languages it may be sent in. */
  readonly languages: readonly Language[];
  fill(material: DossierMaterial, language: Language): Paper;
}
