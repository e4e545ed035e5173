import type { PublicCase } from '@bihuan/contracts';
import { CaseList } from './cases.js';
import { Fault, html, Page, type PageContext, wordsOf } from './page.js';
import type { Words } from './words.js';

export interface HomePage {
  readonly open: boolean;
  readonly latest: readonly PublicCase[];
  readonly wrongCode: boolean;
  /** What was typed. */
  readonly code: string;
}

export function homePage(context: PageContext, { open, latest, wrongCode, code }: HomePage): string {
  const words = wordsOf(context);
  return html(
    <Page context={context} title={words.name} at="home">
      <h1>{words.name}</h1>
      <p class="lead">{words.home.lead}</p>
      {open ? (
        <p>
          <a class="button main" href="/portal/report">
            {words.home.report}
          </a>
        </p>
      ) : (
        <p class="now">{words.home.closed}</p>
      )}
      <form class="outcome" method="get" action="/portal/t">
        <h2>{words.home.trackTitle}</h2>
        {wrongCode && <Fault>{words.home.wrongCode}</Fault>}
        <label for="code">{words.home.code}</label>
        <div class="row">
          <input
            id="code"
            name="code"
            class="number"
            value={code}
            maxLength={30}
            autocomplete="off"
            autocapitalize="characters"
            required
            aria-describedby="code-hint"
          />
          <button type="submit">{words.home.go}</button>
        </div>
        <p class="hint" id="code-hint">
          {words.home.codeHint}
        </p>
      </form>
      {latest.length > 0 && (
        <section aria-labelledby="latest">
          <h2 id="latest">{words.home.casesTitle}</h2>
          <CaseList context={context} cases={latest} />
          <p>
            <a href="/portal/cases">{words.home.all}</a>
          </p>
        </section>
      )}
    </Page>,
  );
}

/** What went wrong, by its code. */
export function errorPage(context: PageContext, code: keyof Words['error']): string {
  const words = wordsOf(context);
  const said = code in words.error ? words.error[code] : words.error.other;
  return html(
    <Page context={context} title={words.error.title}>
      <h1>{words.error.title}</h1>
      <Fault>{said}</Fault>
      <p class="row">
        {code === 'old-draft' && (
          <a class="button main" href="/portal/report">
            {words.error.again}
          </a>
        )}
        <a class="button" href="/portal">
          {words.error.home}
        </a>
      </p>
    </Page>,
  );
}
