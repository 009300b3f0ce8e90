import type { ReplayProblem } from '@chancery/contracts';

/** The server did not do what it was asked for; `code` says why. */
export class Refused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** The answer, where it is no refusal. @throws Refused */
export const accepted = <T extends object>(answer: T | ReplayProblem): T => {
  if ('problem' in answer) throw new Refused(answer.problem.code);
  return answer;
};
