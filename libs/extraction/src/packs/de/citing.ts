import type { CitingWords } from '../citing';

/** How German cites its sources. */
export const citing: CitingWords = {
  verbs: [
    'sagte',
    'sagten',
    'teilte',
    'teilten',
    'mitteilte',
    'mitteilten',
    'mitgeteilt',
    'erklärte',
    'erklärten',
    'bestätigte',
    'bestätigten',
    'bestätigt',
    'gab bekannt',
    'bekanntgab',
    'bekannt gab',
    'kündigte',
    'ankündigte',
    'angekündigt',
    'verkündete',
    'dementierte',
    'berichtete',
    'schrieb auf',
    'schrieb bei',
  ],
  before: ['laut', 'nach Angaben', 'nach Darstellung', 'nach Auskunft', 'unter Berufung auf'],
  behind: ['zufolge'],
  accounts: ['Angaben', 'Darstellung', 'Aussage', 'Aussagen'],
  impersonal: ['hieß es', 'heißt es', 'verlautete', 'verlautet', 'es hieß', 'es heißt'],
  outOf: new Set(['in', 'aus', 'im']),
  offices: new Set(
    `ministerium außenministerium aussenministerium verteidigungsministerium präsidialamt präsidentenamt regierungssprecher
    regierungssprecherin sprecher sprecherin sprechers regierung staatskanzlei königshaus palast büro kanzlei
    regierungskreise regierungskreisen delegationskreise delegationskreisen umgebung ministeriums außenministeriums`.split(
      /\s+/,
    ),
  ),
  otherParticles: new Set(['zu', 'ab', 'aus']),
};
