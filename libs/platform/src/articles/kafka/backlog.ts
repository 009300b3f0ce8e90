import type { Admin, Kafka } from 'kafkajs';

/** An end of a partition's messages (`high`) and the first that Kafka still holds (`low`). */
interface PartitionEnds {
  readonly partition: number;
  readonly low: string;
  readonly high: string;
}

/**
 * What a group has not read, by the offsets that it has committed to Kafka: these come a moment after those of the
 * database, and can be asked for without it. Connects with the first question and stays connected.
 */
export class KafkaBacklog {
  #admin: Promise<Admin> | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly topic: string,
  ) {}

  async unread(groupId: string): Promise<number> {
    this.#admin ??= this.#connect();
    const connecting = this.#admin;
    try {
      return await this.#count(await connecting, groupId);
    } catch (error) {
      if (this.#admin === connecting) await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await (await admin?.catch(() => undefined))?.disconnect().catch(() => undefined);
  }

  async #connect(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }

  async #count(admin: Admin, groupId: string): Promise<number> {
    if (!(await admin.listTopics()).includes(this.topic)) return 0;
    const ends: PartitionEnds[] = await admin.fetchTopicOffsets(this.topic);
    const [group] = await admin.fetchOffsets({ groupId, topics: [this.topic] });
    const next = new Map(group?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.reduce((sum, { partition, low, high }) => {
      const from = Math.max(Number(low), next.get(partition) ?? 0);
      return sum + Math.max(0, Number(high) - from);
    }, 0);
  }
}
