/** Dates of the record: EDTF (ISO 8601-2), its bounds and order, calendar arithmetic, and dates as people type them. */
export { addDays, addDuration, daysBetween, isDuration } from './arithmetic.js';
export { bounds, type Bounds, overlap } from './bounds.js';
export { type Day, isDay } from './day.js';
export { describeEdtf } from './describe.js';
export { type Edtf, isEdtf } from './edtf.js';
export { compareEdtf } from './order.js';
export { isAtLeastMonthPrecise, isDayPrecise, precision, type Precision } from './precision.js';
export { readTypedDate, type TypedDate, type TypedDateHint } from './typed-date.js';
export { weekdayConflict } from './weekday.js';
