import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Failure } from '../edge/failure';
import { type Identity, SessionService } from './session.service';

const PUBLIC = 'public';

/** Marks what anyone may call. */
export const Public = () => SetMetadata(PUBLIC, true);

export type IdentifiedRequest = Request & { identity?: Identity };

/**
 * Lets nobody in unknown. An unsafe request that is known by its cookie alone must carry a header that a foreign page
 * cannot set without our leave (no CORS is granted), beside the cookie's SameSite=Strict.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic) return true;
    const identity = await this.sessions.identify(request.headers);
    if (!identity)
      throw new Failure('UNAUTHENTICATED', 'Log in, or send the administrator’s token as bearer.');
    if (identity.by === 'cookie' && isForgeable(request)) {
      throw new Failure(
        'CSRF_REFUSED',
        'Requests that change something need the header X-Requested-With: chancery.',
      );
    }
    request.identity = identity;
    return true;
  }
}

const isForgeable = ({ method, headers }: Request): boolean =>
  method !== 'GET' && method !== 'HEAD' && headers['x-requested-with'] !== 'chancery';
