/** The tables of the projection as questions see them. */
export interface StatusTables {
  status: {
    subject: string;
    rank_from: number;
    rank_to: number;
    sort_name: string;
    last_confirmed: string | null;
    known_from: string;
    known_from_at: number;
    fresh_until: string | null;
    answer: string;
  };
  status_word: { subject: string; rank_from: number; word: string };
  status_group: { subject: string; member_of: string; from_day: string; known_from: string; known_from_at: number };
  status_span: {
    subject: string;
    rank_from: number;
    rank_to: number;
    facet: string;
    value: string;
    from_day: string;
    to_day: string | null;
    known_from: string;
    known_from_at: number;
    known_to: string | null;
    known_to_at: number | null;
  };
}
