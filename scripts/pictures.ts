// `npm run pictures`: takes the pictures of the root README, or those of every state of every face.
import { parseArgs } from 'node:util';
import { command } from './command.ts';
import { takeAllStates } from './pictures/all-states.ts';
import { takeReadmePictures } from './pictures/readme-pictures.ts';

const HELP = `npm run pictures                        the pictures of the root README, into docs/pictures
npm run pictures -- --all DIR [FLAGS]   a picture of every state of the gallery, and sheets of them, into DIR

Each flag may be given several times; every combination is taken.
  --face NAME      kiosk, wallet, shop, operator, tray (all of them)
  --lang LANG      ko, en, ja, zh (ko)
  --theme THEME    day, night, hc (day)
  --zoom 2         twice the size of every word (1)
  --size 390x844   of the window (the usual one of the face)
  --state TEXT     only states whose name contains this
`;

process.exitCode = await command(process.argv.slice(2), HELP, async (words) => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      all: { type: 'string' },
      face: { type: 'string', multiple: true },
      lang: { type: 'string', multiple: true },
      theme: { type: 'string', multiple: true },
      zoom: { type: 'string', multiple: true },
      size: { type: 'string', multiple: true },
      state: { type: 'string', default: '' },
    },
  });
  if (values.all === undefined) await takeReadmePictures();
  else await takeAllStates(values.all, values);
  return 0;
});
