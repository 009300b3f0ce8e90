import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SessionController } from './session.controller';
import { SessionGuard } from './session.guard';
import { SessionService } from './session.service';
import { SocketSessions } from './socket-sessions';

@Global()
@Module({
  controllers: [SessionController],
  providers: [SessionService, SocketSessions, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [SessionService, SocketSessions],
})
export class SessionModule {}
