import type { Health } from '@chancery/contracts';
import { Injectable } from '@nestjs/common';

export type Part = Health['parts'][string];

const ANSWER_WITHIN_MS = 2_000;

/** What this process is made of, each part able to say how it is. A part that does not answer in time is down. */
@Injectable()
export class HealthParts {
  private readonly parts = new Map<string, () => Promise<Part>>();

  add(name: string, look: () => Promise<Part>): void {
    this.parts.set(name, look);
  }

  async look(): Promise<Record<string, Part>> {
    const seen = await Promise.all(
      [...this.parts].map(async ([name, look]) => [name, await settle(look)] as const),
    );
    return Object.fromEntries(seen);
  }
}

const settle = async (look: () => Promise<Part>): Promise<Part> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Part>((resolve) => {
    timer = setTimeout(() => resolve({ state: 'down', detail: 'does not answer' }), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    return { state: 'down', detail: (error as Error).message };
  } finally {
    clearTimeout(timer);
  }
};
