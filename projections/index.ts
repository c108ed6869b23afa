export { projections } from './all.js';
export { type EventAnswer } from './as-recorded/cut.js';
export { EventAsRecorded, Events } from './as-recorded/events.js';
export { DocumentRecord, type DocumentAnswer } from './as-recorded/document.js';
export { CasefileTimeline, type TimelineAnswer } from './case-timeline/casefile-timeline.js';
export { type TimelineItem } from './case-timeline/timeline.js';
export { type TimelineJs } from './case-timeline/timeline-js.js';
export { CasefileStatus } from './current-status/casefile-status.js';
export { Counts, type CountAnswer } from './current-status/counts.js';
export { Register, type RegisterEntry } from './current-status/register.js';
export { type StatusAnswer } from './current-status/status.js';
export { matterOf, type Deadline, type DeadlineKind } from './deadlines/deadline.js';
export { DeadlineCalendar, Deadlines, type CalendarAnswer } from './deadlines/deadline-questions.js';
export { NotOnRecord, NotYetProjected, ProjectionStopped, type Desk } from './desk.js';
export { ListComparison, type ComparisonAnswer } from './exchange-lists/comparison.js';
export { type ListState } from './exchange-lists/exchange-lists.js';
export {
  ExchangeListReading,
  ExchangeLists,
  ListEvaluation,
  PackageInspection,
  type ListAnswer,
} from './exchange-lists/list-questions.js';
export { FrozenList, type FrozenListAnswer } from './exchange-lists/frozen-list.js';
export { CasefileReadiness, type ReadinessAnswer } from './exchange-readiness/casefile-readiness.js';
export { type BoardEntry } from './exchange-readiness/board-entry.js';
export { ReadinessBoard } from './exchange-readiness/readiness-board.js';
export { PledgeReadingOf, Pledges } from './patronage/pledges.js';
export { type ProfileContent } from './profiles/as-asked.js';
export { ProfileReading, Profiles, type ProfileAnswer, type ProfileEntry } from './profiles/profiles.js';
export { type Projection } from './projection.js';
export { Projector, type ProjectorOptions } from './projector.js';
export { PagedQuestion, Question, type Page } from './question.js';
export { Reader, type ReaderOptions } from './reader.js';
export { SqliteReadModel } from './sqlite-read-model.js';
export { CasefileTold, type DocumentTold, type ToldAnswer } from './told/casefile-told.js';
