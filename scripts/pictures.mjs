import { bootstrapOrExit } from './bootstrap.mjs';
import { prepareBrowser } from './lib/browser.mjs';
import { playwright, run } from './lib/commands.mjs';
import { inRoot, say } from './lib/root.mjs';

/** `npm run pictures [FOLDER]`: every screen in both languages, light and dark, on a desk and on a phone, as PNG. */
await bootstrapOrExit({ build: ['node'] });
const remedy = await prepareBrowser();
if (remedy) {
  say(`There is no browser; ${remedy}`);
  process.exit(1);
}
const folder = process.argv[2] ?? inRoot('test-results/pictures');
const { code } = await run(
  playwright('test', '-c', 'e2e/playwright.config.ts', 'screens.spec.ts', '-g', 'a picture of every screen'),
  {
    env: { BIHUAN_PICTURES: folder, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  },
);
say(`The pictures are in ${folder}`);
process.exitCode = code;
