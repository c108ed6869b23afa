import type { Profile } from '#readiness';

/** What a profile says, in the words in which it is published: with a change, it can be published again. */
export type ProfileContent = Omit<Profile, 'id' | 'version' | 'blocking' | 'windows'> & {
  readonly profile: string;
  readonly blocking: readonly { readonly rule: string; readonly blocks: boolean }[];
  readonly windows: readonly { readonly rule: string; readonly days: number | null }[];
};

/** A profile in those words. */
export function asAsked({ id, version: _, blocking = {}, windows = {}, ...content }: Profile): ProfileContent {
  return {
    profile: id,
    ...content,
    blocking: Object.entries(blocking).map(([rule, blocks]) => ({ rule, blocks })),
    windows: Object.entries(windows).map(([rule, days]) => ({ rule, days })),
  };
}
