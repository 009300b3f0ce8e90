/** What the process of a rebuild prints, a line each. */
export type RebuildMessage =
  | {
      readonly progress: {
        readonly reached: number;
        readonly head: number;
        readonly rate: number | null;
        readonly secondsLeft: number | null;
        readonly step: string;
      };
    }
  | {
      readonly rebuilt:
        | { readonly state: 'interrupted'; readonly position: number }
        | {
            readonly state: 'switched';
            readonly position: number;
            readonly hash: string;
            readonly replaced: string | null;
          };
    }
  | { readonly error: { readonly message: string } };
