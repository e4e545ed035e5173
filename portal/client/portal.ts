/** What a script adds to pages that work without one: the position, smaller photos, suggested classes, a proof of work. */

const find = <T extends Element>(selector: string): T | null => document.querySelector<T>(selector);

/** “Use my present position”: shown only where the browser knows one. */
function locate(): void {
  const button = find<HTMLButtonElement>('[data-locate]');
  const form = button?.form;
  if (!button || !form || !('geolocation' in navigator) || !window.isSecureContext) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    const failed = (): void => {
      button.disabled = false;
      const chosen = find<HTMLElement>('.chosen');
      if (chosen) chosen.textContent = button.dataset.failed ?? '';
    };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        add(form, 'here', `${coords.longitude.toFixed(6)},${coords.latitude.toFixed(6)}`);
        add(form, 'go', 'here');
        form.submit();
      },
      failed,
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  });
}

function add(form: HTMLFormElement, name: string, value: string): void {
  const input = document.createElement('input');
  Object.assign(input, { type: 'hidden', name, value });
  form.append(input);
}

const longestSide = 2000;

/** Shows the chosen photos and makes them smaller before they are sent, which also takes out what the camera wrote. */
function photos(): void {
  const input = find<HTMLInputElement>('#photos');
  const list = find<HTMLElement>('[data-previews]');
  if (!input || !list) return;
  input.addEventListener('change', async () => {
    list.replaceChildren();
    const chosen = [...(input.files ?? [])];
    const smaller = await Promise.all(chosen.map(shrink));
    const transfer = new DataTransfer();
    for (const file of smaller) {
      transfer.items.add(file);
      const image = document.createElement('img');
      image.alt = file.name;
      image.src = URL.createObjectURL(file);
      const item = document.createElement('li');
      item.append(image);
      list.append(item);
    }
    input.files = transfer.files;
  });
}

/** The file itself where the browser cannot read it, or would not make it smaller. */
async function shrink(file: File): Promise<File> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const factor = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * factor);
    canvas.height = Math.round(bitmap.height * factor);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    if (blob === null || blob.size >= file.size) return file;
    return new File([blob], 'photo.jpg', { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

interface FoundPlace {
  readonly name: string;
  readonly where: string;
  readonly lon: number;
  readonly lat: number;
}

/** Places that fit the address while it is written; a button for each, as without a script. */
function findPlaces(): void {
  const text = find<HTMLInputElement>('#address');
  const list = find<HTMLElement>('[data-found]');
  if (!text || !list) return;
  let waiting = 0;
  text.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(async () => {
      const asked = text.value;
      const answer = await fetch(`/portal/places?${new URLSearchParams({ q: asked })}`).catch(() => null);
      if (!answer?.ok || text.value !== asked) return;
      offer(list, (await answer.json()) as FoundPlace[]);
    }, 350);
  });
}

function offer(list: HTMLElement, found: readonly FoundPlace[]): void {
  const head = document.createElement('p');
  head.className = 'hint';
  head.textContent = list.dataset.found ?? '';
  const buttons = found.map(({ name, where, lon, lat }) => {
    const of = document.createElement('span');
    of.className = 'muted';
    of.textContent = where;
    const button = document.createElement('button');
    Object.assign(button, { type: 'submit', name: 'pick', value: `${lon},${lat}` });
    button.append(`${name} `, of);
    return button;
  });
  list.replaceChildren(...(buttons.length === 0 ? [] : [head, ...buttons]));
}

interface Suggested {
  readonly key: string;
  readonly name: string;
  readonly group: string;
}

/** Classes that fit what is being written. */
function suggest(): void {
  const text = find<HTMLTextAreaElement>('#text');
  const place = find<HTMLElement>('[data-suggestions]');
  const field = find<HTMLElement>('[data-suggest]');
  if (!text || !place || !field) return;
  let waiting = 0;
  text.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(async () => {
      const query = new URLSearchParams({ text: text.value.slice(0, 300), lang: field.dataset.suggest ?? 'zh' });
      const answer = await fetch(`/portal/suggest?${query}`).catch(() => null);
      if (!answer?.ok) return;
      const chosen = place.querySelector<HTMLInputElement>('input:checked')?.value;
      show(place, field.dataset.suggested ?? '', (await answer.json()) as Suggested[], chosen);
    }, 350);
  });
}

function show(place: HTMLElement, title: string, suggested: readonly Suggested[], chosen: string | undefined): void {
  const head = document.createElement('p');
  head.className = 'hint';
  head.textContent = title;
  const choices = suggested.map(({ key, name, group }) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'radio', name: 'class', value: key, checked: key === chosen });
    const of = document.createElement('span');
    of.className = 'muted';
    of.textContent = group;
    const words = document.createElement('span');
    words.append(`${name} `, of);
    const label = document.createElement('label');
    label.className = 'choice';
    label.append(input, words);
    return label;
  });
  place.replaceChildren(...(choices.length === 0 ? [] : [head, ...choices]));
}

interface Pow {
  solveChallenge(options: { challenge: unknown; deriveKey: unknown }): Promise<unknown>;
}

/** Some work for this machine while the person reads: it shows that not thousands are sent at once. */
function prove(): void {
  const input = find<HTMLInputElement>('[data-proof]');
  const form = input?.form;
  if (!input || !form || !window.isSecureContext) return;
  let working = true;
  const done = solve(input)
    .catch(() => {})
    .finally(() => {
      working = false;
    });
  // Whoever is faster than their machine waits a little; without a proof it is sent all the same.
  form.addEventListener('submit', (event) => {
    if (!working) return;
    event.preventDefault();
    const { submitter } = event;
    const note = document.createElement('p');
    note.role = 'status';
    note.textContent = input.dataset.wait ?? '';
    form.append(note);
    void Promise.race([done, new Promise((resolve) => setTimeout(resolve, longestWait))]).then(() => {
      working = false;
      form.requestSubmit(submitter);
    });
  });
}

const longestWait = 15_000;

async function solve(input: HTMLInputElement): Promise<void> {
  const challenge: unknown = await (await fetch('/portal/challenge', { method: 'POST' })).json();
  const from = (path: string): Promise<unknown> => import(new URL(path, import.meta.url).href);
  const pow = (await from('altcha/pow.js')) as Pow;
  const { deriveKey } = (await from('altcha/algorithms/web/pbkdf2.js')) as { readonly deriveKey: unknown };
  const solution = await pow.solveChallenge({ challenge, deriveKey });
  if (solution) input.value = btoa(JSON.stringify({ challenge, solution }));
}

locate();
photos();
findPlaces();
suggest();
prove();
