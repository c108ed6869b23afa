import { describeEdtf, wordOf, type Body, type Language, type PersonName, type Place } from '#record';
import type { Dates, Figure } from '../person/figure.js';
import { punishmentIn, type Articles, type Judgment } from '../person/figures.js';
import { bestName } from '../person/names.js';
import type { Definitions } from './definitions.js';
import type { Lack, ListedPerson } from './listed-person.js';
import { LIST_WORDS, type ListWords } from './words/index.js';

const SCRIPTS = { latin: /\p{Script=Latin}/u, cyrillic: /\p{Script=Cyrillic}/u };
export type Script = keyof typeof SCRIPTS;

/** What stands in the cells of a list about a person, in one language. An empty text is "not on record, or not told". */
export class Cells {
  private readonly words: ListWords;

  constructor(
    private readonly person: ListedPerson,
    private readonly language: Language,
    private readonly definitions: Definitions,
  ) {
    this.words = LIST_WORDS[language];
  }

  /** The spelling in a script that a reader of the language looks for. */
  spelling(script: Script): string {
    return this.bestIn(script)?.text ?? '';
  }

  /** The spellings that are left, each with where it is from. */
  otherSpellings(): string {
    const best = [this.bestIn('latin'), this.bestIn('cyrillic')];
    const others = this.names().filter((name) => !best.includes(name));
    return listed(others.map(({ text, scheme }) => `${text}${bracketed(scheme && this.code(scheme))}`));
  }

  /** The date in the words of its source, else read aloud. */
  date(dates: Partial<Dates> | undefined): string {
    const { when, whenAsWritten } = dates ?? {};
    return whenAsWritten ?? (when === undefined || when === null ? '' : describeEdtf(when, this.language));
  }

  birthplace(): string {
    return this.placeTold(this.person.born?.value.place);
  }

  citizenship(): string {
    const { imposedBy: imposed, ownPosition } = this.words;
    return listed(
      this.person.citizenship.map(({ value: { country, imposedBy, position } }) =>
        listed([country, imposedBy && imposed(imposedBy), position && ownPosition(position)], ', '),
      ),
    );
  }

  liberty(): string {
    return this.code(this.person.liberty.value);
  }

  place(): string {
    return this.placeTold(this.person.place.value.facility);
  }

  placeState(): string {
    return this.code(this.person.place.value.whereabouts);
  }

  /** In quotes: a label of a source is never the list's own. */
  asDescribed(): string {
    const { quoted } = this.words;
    return listed(
      this.person.charges.map(({ value: { asDescribed, kind } }) =>
        asDescribed === undefined ? '' : `${quoted(asDescribed)}${bracketed(this.kindOf(kind))}`,
      ),
    );
  }

  articles(): string {
    return listed(
      this.person.charges.map(({ value }) =>
        value.articles === undefined ? '' : `${value.articles.join(', ')}: ${this.citedBy(value)}`,
      ),
    );
  }

  stage(): string {
    return this.code(this.person.stage.value);
  }

  punishment(judgment: Figure<Judgment> | undefined): string {
    return (judgment && punishmentIn(this.language, judgment.value)) ?? '';
  }

  court(judgment: Figure<Judgment> | undefined): string {
    return this.bodyTold(judgment?.value.court);
  }

  appeal(): string {
    const { appeal } = this.person;
    if (appeal === undefined) return '';
    const { outcome, final } = appeal.value;
    const said = outcome && (this.words.outcomes[outcome] ?? this.code(outcome));
    return listed([said, this.punishment(appeal), final === true ? this.words.inForce : undefined], ', ');
  }

  expectedEnd(): string {
    const { expectedEnd } = this.person;
    return expectedEnd === undefined ? '' : this.words.estimate(describeEdtf(expectedEnd.value.day, this.language));
  }

  /** What blocks, of what can be judged; where nothing does, of how many rules that is said. */
  blocking(): string {
    const { blocking, judged } = this.person.readiness;
    return blocking.length === 0 ? this.words.nothingBlocks(judged.length) : this.lacks(blocking);
  }

  /** The rules that are lacking, by outcome. */
  lacks(lacks: readonly Lack[]): string {
    return listed(
      this.definitions.outcomes.map(({ key, name }) => {
        const rules = lacks.filter(({ outcome }) => outcome === key);
        const ids = rules.map(({ id, since }) => (since === undefined ? id : this.words.lackSince(id, since)));
        return ids.length === 0 ? '' : `${name[this.language]}: ${ids.join(', ')}`;
      }),
    );
  }

  asFrozen(): string {
    const { asFrozen } = this.person;
    if (asFrozen === undefined) return '';
    return asFrozen.ready ? this.words.ready : this.words.notReady(asFrozen.blocking.join(', '));
  }

  /** On paper: whether the entry was ready, where that may be told, and what blocked it. */
  verdict(): string {
    const { asFrozen, readiness } = this.person;
    if (asFrozen === undefined)
      return readiness.blocking.length === 0 ? this.blocking() : this.words.blocks(this.blocking());
    if (asFrozen.ready) return this.words.ready;
    const judged = readiness.blocking.map(({ id }) => id);
    const others = asFrozen.blocking.filter((id) => !judged.includes(id));
    const also = others.length === 0 ? '' : this.words.alsoLacking(others.join(', '));
    return this.words.notReady(listed([this.lacks(readiness.blocking), also]));
  }

  priority(): string {
    return this.person.priority?.[this.language] ?? '';
  }

  health(): string {
    const { health } = this.person;
    if (health === undefined) return '';
    const { grade, condition, needs, disabilityGroup } = health.value;
    const { needs: needing, disability } = this.words;
    const said = [condition, needs && needing(needs), disabilityGroup && disability(disabilityGroup)];
    return listed([this.code(grade), ...said]);
  }

  private names(): PersonName[] {
    return this.person.names.map(({ value }) => value);
  }

  private bestIn(script: Script): PersonName | undefined {
    const inScript = this.names().filter(({ text }) => SCRIPTS[script].test(text));
    return bestName(inScript, script === 'latin' ? 'en' : 'uk');
  }

  private placeTold(place: Place | undefined): string {
    return place === undefined ? '' : `${place.text}${bracketed(place.code)}`;
  }

  private bodyTold(body: Body | undefined): string {
    if (body === undefined) return '';
    return `${body.text}${bracketed(this.words.standing[body.recognition ?? 'recognised'])}`;
  }

  private citedBy({ kind, court, authority }: Articles): string {
    return this.bodyTold(court ?? authority) || this.kindOf(kind);
  }

  private kindOf(kind: string): string {
    return this.words.byKind[kind] ?? kind;
  }

  private code(code: string): string {
    return wordOf(code).in(this.language);
  }
}

/** What there is of it, one after the other. */
function listed(parts: readonly (string | undefined)[], by = '; '): string {
  return parts.filter((part) => part !== undefined && part !== '').join(by);
}

function bracketed(text: string | undefined): string {
  return text === undefined || text === '' ? '' : ` (${text})`;
}
