import { openBrowser } from './test/support/browser.ts';
import { serveScreens } from './test/support/static-screens.ts';
const [, , list, lang = 'ko', theme = 'day', zoom = '1', name = 'sheet', vp = '1080x1920'] =
  process.argv;
const [width, height] = vp.split('x').map(Number);
const b = await openBrowser();
const s = await serveScreens();
const c = await b.newContext({
  viewport: { width: width!, height: height! },
  reducedMotion: 'reduce',
});
const shots: string[] = [];
for (const st of list!.split(',')) {
  const p = await c.newPage();
  p.on('pageerror', (e) => console.log(st, 'ERR', e.message));
  p.on('console', (m) => m.type() === 'error' && console.log(st, m.text()));
  await p.goto(
    `${s.origin}/gallery?face=kiosk&state=${st}&lang=${lang}&theme=${theme}&zoom=${zoom}`,
  );
  await p.waitForSelector('main.kiosk');
  await p.evaluate(() => document.fonts.ready);
  await p.waitForTimeout(250);
  const png = await p.screenshot();
  shots.push(png.toString('base64'));
  await p.close();
}
const w = 520,
  h = Math.round((w * height!) / width!);
const per = Math.min(shots.length, 4);
const page = await (
  await b.newContext({
    viewport: { width: per * (w + 10), height: Math.ceil(shots.length / per) * (h + 10) },
  })
).newPage();
await page.setContent(
  `<body style="margin:0;background:#fff;display:flex;flex-wrap:wrap;gap:10px">${shots.map((x) => `<img width=${w} height=${h} src="data:image/png;base64,${x}">`).join('')}`,
);
await page.waitForTimeout(200);
await page.screenshot({ path: `/tmp/kshots/${name}.png` });
await b.close();
await s.close();
