import { describe, expect, it } from 'vitest';
import { actorAddress, contactAddress, dyadAddress, pageOf } from './addresses';

describe('addresses', () => {
  it('keep the colon of an id and hide what would cut the path', () => {
    expect(actorAddress('person:sergey-lavrov')).toBe('/actors/person:sergey-lavrov');
    expect(actorAddress('organisation:a/b?c')).toBe('/actors/organisation:a%2Fb%3Fc');
  });

  it('of a pair are one, whoever is named first', () => {
    expect(dyadAddress('country:US', 'country:RU')).toBe('/dyads/country:RU/country:US');
    expect(dyadAddress('country:RU', 'country:US')).toBe('/dyads/country:RU/country:US');
  });

  it('open a contact beside the page that one is on', () => {
    expect(contactAddress('/', 'x')).toBe('/contacts/x');
    expect(contactAddress('/contacts/y', 'x')).toBe('/contacts/x');
    expect(contactAddress('/actors/country:US', 'x')).toBe('/actors/country:US/contacts/x');
    expect(contactAddress('/dyads/a/b/contacts/y', 'x')).toBe('/dyads/a/b/contacts/x');
    expect(contactAddress('/agenda', 'x')).toBe('/agenda/contacts/x');
    expect(contactAddress('/compare', 'x')).toBe('/compare/contacts/x');
    expect(contactAddress('/alerts/contacts/y', 'x')).toBe('/alerts/contacts/x');
    expect(contactAddress('/alerts/rules/new', 'x')).toBe('/alerts/rules/new/contacts/x');
    expect(pageOf('/alerts/rules/new/contacts/x')).toBe('/alerts/rules/new');
  });

  it('of lists without a pane open it beside the feed', () => {
    expect(contactAddress('/actors', 'x')).toBe('/contacts/x');
    expect(pageOf('/rejected/1')).toBe('/');
  });
});
