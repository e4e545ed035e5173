import type { Both, PublicCase } from '@bihuan/contracts';
import type { ComponentChildren } from 'preact';
import type { MapView } from './map.js';
import { SIDE } from './map.js';
import { Fault, html, inLanguage, Page, type PageContext, wordsOf } from './page.js';
import type { Words } from './words.js';

export type Step = 'place' | 'photo' | 'what' | 'send';
const STEPS: readonly Step[] = ['place', 'photo', 'what', 'send'];

interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface PlaceStep {
  readonly streets: readonly (Choice & { readonly communities: readonly Choice[] })[];
  readonly view: MapView;
  /** The whole of the city: there is nothing larger to show. */
  readonly whole: boolean;
  readonly place: { readonly lon: number; readonly lat: number; readonly name: string } | null;
  readonly address: string;
  /** What the address may mean: the reporter chooses. */
  readonly found: readonly {
    readonly name: string;
    readonly where: string;
    readonly lon: number;
    readonly lat: number;
  }[];
  readonly fault?: 'missing' | 'outside' | 'notFound';
}

export interface PhotoStep {
  readonly count: number;
  readonly fault?: keyof Words['photo']['bad'];
}

export interface ClassChoice {
  readonly key: string;
  readonly name: Both;
  readonly group: Both;
}

export interface WhatStep {
  readonly text: string;
  readonly chosen: string | null;
  readonly suggested: readonly ClassChoice[];
  readonly classes: readonly ClassChoice[];
  readonly fault?: 'missingText' | 'longText' | 'missingClass';
}

export interface SendStep {
  readonly place: string;
  readonly address: string;
  readonly photos: number;
  readonly text: string;
  readonly class: Both;
  readonly nearby: readonly { readonly id: string; readonly view: PublicCase; readonly metres: number }[];
  /** The number of the case that the report joins. */
  readonly joins: string | null;
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
  readonly fault?: 'badPhone' | 'badEmail';
}

interface FrameProps {
  readonly context: PageContext;
  readonly step: Step;
  readonly draft: string;
  readonly upload?: boolean;
  readonly children: ComponentChildren;
}

/** A step of the report: what the steps before it said travels, signed, in the form. */
function StepForm({ context, step, draft, upload = false, children }: FrameProps) {
  const words = wordsOf(context);
  const number = STEPS.indexOf(step) + 1;
  const encType = upload ? { enctype: 'multipart/form-data' } : {};
  return (
    <Page context={context} title={`${words.steps.of(number)} · ${words[step].title}`} at="report">
      <ol class="steps" aria-label={words.steps.label}>
        {STEPS.map((each, index) => (
          <li key={each} aria-current={each === step ? 'step' : undefined} class={index + 1 < number ? 'is-done' : ''}>
            {words.steps[each]}
          </li>
        ))}
      </ol>
      <h1>{words[step].title}</h1>
      <form method="post" action="/portal/report" data-step={step} {...encType}>
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="step" value={step} />
        {children}
      </form>
    </Page>
  );
}

interface ButtonsProps {
  readonly words: Words;
  readonly first?: boolean;
  readonly next?: string;
  readonly go?: string;
}

function Buttons({ words, first = false, next = words.next, go = 'next' }: ButtonsProps) {
  return (
    <div class="buttons">
      <button type="submit" class="main" name="go" value={go}>
        {next}
      </button>
      {!first && (
        <button type="submit" name="go" value="back" formnovalidate>
          {words.back}
        </button>
      )}
    </div>
  );
}

export function placePage(context: PageContext, draft: string, data: PlaceStep): string {
  const words = wordsOf(context);
  const { view, place, whole } = data;
  const seen = `${view.lon},${view.lat},${view.across}`;
  const pin = place === null ? '' : `&pin=${place.lon},${place.lat}`;
  return html(
    <StepForm context={context} step="place" draft={draft}>
      {/* What Enter in a field presses: not the map. */}
      <button type="submit" class="visually-hidden" name="go" value="next" tabIndex={-1} aria-hidden="true" />
      {data.fault !== undefined && <Fault>{words.place[data.fault]}</Fault>}
      <p class="hint" id="map-hint">
        {words.place.mapHint}
      </p>
      <input type="hidden" name="view" value={seen} />
      <input
        class="map-button"
        type="image"
        name="at"
        src={`/portal/map.svg?view=${seen}${pin}`}
        alt={words.place.map}
        width={SIDE}
        height={SIDE}
        aria-describedby="map-hint"
      />
      <p class="chosen" aria-live="polite">
        {place === null ? words.place.none : words.place.chosen(place.name)}
      </p>
      <p class="row">
        {!whole && (
          <button type="submit" name="go" value="out">
            {words.place.out}
          </button>
        )}
        <button type="button" hidden data-locate data-failed={words.place.hereFailed}>
          {words.place.here}
        </button>
      </p>
      <div class="field">
        <label for="area">{words.place.area}</label>
        <div class="row">
          <select id="area" name="area">
            <option value="">{words.place.areaNone}</option>
            {data.streets.map((street) => (
              <optgroup key={street.id} label={street.name}>
                <option value={street.id}>{street.name}</option>
                {street.communities.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <button type="submit" name="go" value="area">
            {words.place.areaGo}
          </button>
        </div>
      </div>
      <div class="field">
        <label for="address">
          {words.place.address} <span class="muted">({words.optional})</span>
        </label>
        <div class="row">
          <input id="address" name="address" maxLength={200} value={data.address} aria-describedby="address-hint" />
          <button type="submit" name="go" value="find">
            {words.place.find}
          </button>
        </div>
        <p class="hint" id="address-hint">
          {words.place.addressHint}
        </p>
        <div class="found" data-found={words.place.several} aria-live="polite">
          {data.found.length > 0 && <p class="hint">{words.place.several}</p>}
          {data.found.map(({ name, where, lon, lat }) => (
            <button key={`${lon},${lat}`} type="submit" name="pick" value={`${lon},${lat}`}>
              {name} <span class="muted">{where}</span>
            </button>
          ))}
        </div>
      </div>
      <Buttons words={words} first />
    </StepForm>,
  );
}

export function photoPage(context: PageContext, draft: string, data: PhotoStep): string {
  const words = wordsOf(context);
  return html(
    <StepForm context={context} step="photo" draft={draft} upload>
      {data.fault !== undefined && <Fault>{words.photo.bad[data.fault]}</Fault>}
      {data.count > 0 && (
        <p class="row">
          <span class="chosen">{words.photo.chosen(data.count)}</span>
          <button type="submit" name="go" value="clear">
            {words.photo.clear}
          </button>
        </p>
      )}
      <div class="field">
        <label for="photos">
          {words.photo.label} <span class="muted">({words.optional})</span>
        </label>
        <input
          id="photos"
          type="file"
          name="photos"
          accept="image/jpeg,image/png,image/webp,image/avif"
          multiple
          aria-describedby="photos-hint"
        />
        <p class="hint" id="photos-hint">
          {words.photo.hint}
        </p>
        <ul class="previews" data-previews />
      </div>
      <Buttons words={words} next={words.photo.next} />
    </StepForm>,
  );
}

export function whatPage(context: PageContext, draft: string, data: WhatStep): string {
  const words = wordsOf(context);
  const groups = new Map<string, ClassChoice[]>();
  for (const each of data.classes) {
    const group = inLanguage(context, each.group);
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  const isSuggested = data.suggested.some(({ key }) => key === data.chosen);
  return html(
    <StepForm context={context} step="what" draft={draft}>
      {data.fault !== undefined && <Fault>{words.what[data.fault]}</Fault>}
      <div class="field">
        <label for="text">{words.what.text}</label>
        <textarea id="text" name="text" rows={4} maxLength={2000} required aria-describedby="text-hint">
          {data.text}
        </textarea>
        <p class="hint" id="text-hint">
          {words.what.textHint}
        </p>
      </div>
      <fieldset class="field" data-suggest={context.language} data-suggested={words.what.suggested}>
        <legend>{words.what.class}</legend>
        <div class="suggestions" data-suggestions aria-live="polite">
          {data.suggested.length > 0 && <p class="hint">{words.what.suggested}</p>}
          {data.suggested.map((each) => (
            <label key={each.key} class="choice">
              <input type="radio" name="class" value={each.key} checked={each.key === data.chosen} />
              <span>
                {inLanguage(context, each.name)} <span class="muted">{inLanguage(context, each.group)}</span>
              </span>
            </label>
          ))}
        </div>
        <label for="other">{words.what.other}</label>
        <select id="other" name="other">
          <option value="">{words.what.otherNone}</option>
          {[...groups].map(([group, classes]) => (
            <optgroup key={group} label={group}>
              {classes.map((each) => (
                <option key={each.key} value={each.key} selected={!isSuggested && each.key === data.chosen}>
                  {inLanguage(context, each.name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </fieldset>
      <Buttons words={words} />
    </StepForm>,
  );
}

export function sendPage(context: PageContext, draft: string, data: SendStep): string {
  const words = wordsOf(context);
  const { contact } = data;
  return html(
    <StepForm context={context} step="send" draft={draft}>
      <button type="submit" class="visually-hidden" name="go" value="send" tabIndex={-1} aria-hidden="true" />
      {data.fault !== undefined && <Fault>{words.send[data.fault]}</Fault>}
      <dl class="facts">
        <dt>{words.send.place}</dt>
        <dd>{data.address === '' ? data.place : `${data.place} ${data.address}`}</dd>
        <dt>{words.send.photos}</dt>
        <dd>{words.send.photoCount(data.photos)}</dd>
        <dt>{words.send.what}</dt>
        <dd class="said">{data.text}</dd>
        <dt>{words.send.class}</dt>
        <dd>{inLanguage(context, data.class)}</dd>
      </dl>
      <input type="hidden" name="proof" value="" data-proof data-wait={words.send.human} />
      <fieldset class="field">
        <legend>
          {words.send.contactTitle} <span class="muted">({words.optional})</span>
        </legend>
        <p class="hint">{words.send.contactHint}</p>
        <label for="name">{words.send.name}</label>
        <input id="name" name="name" maxLength={60} autocomplete="name" value={contact.name} />
        <label for="phone">{words.send.phone}</label>
        <input id="phone" name="phone" type="tel" maxLength={30} autocomplete="tel" value={contact.phone} />
        <label for="email">{words.send.email}</label>
        <input id="email" name="email" type="email" maxLength={120} autocomplete="email" value={contact.email} />
      </fieldset>
      {data.joins !== null && <p class="chosen">{words.send.joins(data.joins)}</p>}
      {data.joins === null && data.nearby.length > 0 && (
        <section class="near" aria-labelledby="near">
          <h2 id="near">{words.send.nearTitle}</h2>
          <p class="hint">{words.send.nearHint}</p>
          <ul>
            {data.nearby.map(({ id, view, metres }) => (
              <li key={id}>
                <span>
                  {inLanguage(context, view.class)} · {inLanguage(context, view.area)}
                  <span class="muted">
                    {words.send.away(metres)} · {words.stage[view.stage]} · {words.cases.reporters(view.reporters)}
                  </span>
                </span>
                <button type="submit" name="join" value={id}>
                  {words.send.meToo}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Buttons words={words} next={words.send.send} go="send" />
    </StepForm>,
  );
}
