import { lazy, Suspense } from 'react';
import { BulkForm } from '../act/bulk/bulk-form.js';
import { addWords } from '../i18n/area-words.js';
import { RefusedDialogue } from '../sending/refused.js';
import { SendingBar } from '../sending/sending-bar.js';
import { words as sendingWords } from '../sending/words.js';
import { useOverlay } from './open.js';
import { Palette } from './palette.js';
import { useCommands } from './use-commands.js';
import { words } from './words.js';

addWords(words);
addWords(sendingWords);

const KeysOverlay = lazy(() => import('./keys-overlay.js').then((module) => ({ default: module.KeysOverlay })));

/** What stands ready on every screen to act with: the bar of acts on their way, forms for many, commands. Loaded after the screen. */
export function Host() {
  useCommands();
  const overlay = useOverlay();
  return (
    <>
      <SendingBar />
      <RefusedDialogue />
      <BulkForm />
      {/* At once: what is typed next belongs to it. */}
      {overlay === 'palette' && <Palette />}
      <Suspense fallback={null}>{overlay === 'keys' && <KeysOverlay />}</Suspense>
    </>
  );
}
