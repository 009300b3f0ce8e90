import { Module } from '@nestjs/common';
import { ContactQueries } from './contact-queries';
import { ContactsController } from './contacts.controller';

@Module({ controllers: [ContactsController], providers: [ContactQueries] })
export class ContactsModule {}
