import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Session } from '@chancery/contracts';
import type { Configuration } from '@chancery/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIGURATION } from '../core/core.module';
import { Failure } from '../edge/failure';

export const SESSION_COOKIE = 'chancery_session';
export const SESSION_DAYS = 30;
const LINK_HOURS = 24;
const USER = 'administrator';

/** How a caller showed who they are. Only a cookie can be sent by a foreign page against the user's will. */
export interface Identity {
  readonly session: Session;
  readonly by: 'cookie' | 'bearer';
}

/** Logins by one-time link or administrator's token; sessions by cookie. The same check for HTTP and sockets. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** A token that logs in once, within a day. What has expired is cleared away. */
  async createLoginLink(): Promise<string> {
    const token = randomToken();
    await this.database.query('DELETE FROM login_links WHERE expires_at <= now()');
    await this.database.query('DELETE FROM sessions WHERE expires_at <= now()');
    await this.database.query(
      `INSERT INTO login_links (token_hash, expires_at) VALUES ($1, now() + make_interval(hours => $2))`,
      [hash(token), LINK_HOURS],
    );
    return token;
  }

  /** Exchanges a one-time or administrator's token for a session; fails with LOGIN_REFUSED. */
  async login(token: string): Promise<{ cookie: string; session: Session }> {
    if (!this.isAdminToken(token) && !(await this.useLoginLink(token))) {
      throw new Failure('LOGIN_REFUSED', 'This token is not valid, has expired or was used before.');
    }
    const cookie = randomToken();
    const [row]: [{ expires_at: Date }] = await this.database.query(
      `INSERT INTO sessions (token_hash, user_name, expires_at)
       VALUES ($1, $2, now() + make_interval(days => $3)) RETURNING expires_at`,
      [hash(cookie), USER, SESSION_DAYS],
    );
    return { cookie, session: { user: USER, expiresAt: row.expires_at.toISOString() } };
  }

  async logout(cookieHeader: string | undefined): Promise<void> {
    const token = cookieIn(cookieHeader);
    if (token) await this.database.query('DELETE FROM sessions WHERE token_hash = $1', [hash(token)]);
  }

  /** Who sent these headers; undefined when nobody that we know. */
  async identify(headers: IncomingHttpHeaders): Promise<Identity | undefined> {
    const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.isAdminToken(bearer) ? this.administrator() : undefined;
    const cookie = cookieIn(headers.cookie);
    return cookie ? this.ofCookie(cookie) : undefined;
  }

  /**
   * The same for a socket's handshake, where a script may send the token as `auth.token`. Browsers send cookies along
   * from any page of the site, whatever its port: who comes by cookie must come from our own pages.
   */
  async ofHandshake(handshake: {
    headers: IncomingHttpHeaders;
    auth: Record<string, unknown>;
  }): Promise<Identity | undefined> {
    const { token } = handshake.auth;
    if (typeof token === 'string') return this.isAdminToken(token) ? this.administrator() : undefined;
    const identity = await this.identify(handshake.headers);
    return identity?.by === 'cookie' && !this.isOwnOrigin(handshake.headers) ? undefined : identity;
  }

  private isOwnOrigin({ origin, host }: IncomingHttpHeaders): boolean {
    if (origin === undefined || !URL.canParse(origin)) return false;
    const { publicUrl } = this.configuration;
    return new URL(origin).host === host || (publicUrl !== null && origin === new URL(publicUrl).origin);
  }

  private administrator(): Identity {
    return { session: { user: USER, expiresAt: null }, by: 'bearer' };
  }

  private async ofCookie(token: string): Promise<Identity | undefined> {
    const [row]: { user_name: string; expires_at: Date }[] = await this.database.query(
      'SELECT user_name, expires_at FROM sessions WHERE token_hash = $1 AND expires_at > now()',
      [hash(token)],
    );
    return row && { session: { user: row.user_name, expiresAt: row.expires_at.toISOString() }, by: 'cookie' };
  }

  private async useLoginLink(token: string): Promise<boolean> {
    const [used]: [unknown[]] = await this.database.query(
      'DELETE FROM login_links WHERE token_hash = $1 AND expires_at > now() RETURNING 1',
      [hash(token)],
    );
    return used.length > 0;
  }

  private isAdminToken(token: string): boolean {
    const { adminToken } = this.configuration;
    return adminToken !== null && timingSafeEqual(digest(token), digest(adminToken));
  }
}

const randomToken = (): string => randomBytes(24).toString('base64url');

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

const hash = (token: string): string => digest(token).toString('hex');

const cookieIn = (header: string | undefined): string | undefined =>
  header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${SESSION_COOKIE}=`))
    ?.slice(SESSION_COOKIE.length + 1);
