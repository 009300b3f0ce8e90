import { loginSchema, type Session, sessionSchema } from '@chancery/contracts';
import type { Configuration } from '@chancery/platform';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { CookieOptions, Request, Response } from 'express';
import { CONFIGURATION } from '../core/core.module';
import { type IdentifiedRequest, Public } from './session.guard';
import { SESSION_COOKIE, SESSION_DAYS, SessionService } from './session.service';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who is logged in' })
  @ApiResponse({ status: 200, standardSchema: sessionSchema })
  current(@Req() request: IdentifiedRequest): Session {
    return request.identity!.session;
  }

  @Post()
  @Public()
  @HttpCode(200)
  @Throttle({ default: { limit: 30, ttl: 60_000 } })
  @ApiOperation({ summary: 'Log in with the one-time or the administrator’s token' })
  @ApiResponse({ status: 200, standardSchema: sessionSchema })
  async login(
    @Body({ schema: loginSchema }) { token }: { token: string },
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const { cookie, session } = await this.sessions.login(token);
    response.cookie(SESSION_COOKIE, cookie, { ...this.cookie(), maxAge: SESSION_DAYS * 86_400_000 });
    return session;
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Log out' })
  async logout(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.logout(request.headers.cookie);
    response.clearCookie(SESSION_COOKIE, this.cookie());
  }

  /** Secure as soon as the public address is https; plain on loopback, where browsers trust it. */
  private cookie(): CookieOptions {
    const secure = this.configuration.publicUrl?.startsWith('https:') ?? false;
    return { httpOnly: true, sameSite: 'strict', secure, path: '/' };
  }
}
