import { html, Page, type PageContext, wordsOf } from './page.js';

export interface PublishedBulletin {
  /** Its public address ends in this. */
  readonly id: string;
  readonly year: number;
  readonly no: number;
  readonly title: string;
}

/** The bulletins of assessment that were published. */
export function bulletinsPage(context: PageContext, issues: readonly PublishedBulletin[]): string {
  const words = wordsOf(context);
  return html(
    <Page context={context} title={words.bulletins.title} at="bulletins">
      <h1>{words.bulletins.title}</h1>
      <p>{words.bulletins.lead}</p>
      {issues.length === 0 ? (
        <p class="muted">{words.bulletins.none}</p>
      ) : (
        <ul class="bulletins">
          {issues.map(({ id, year, no, title }) => (
            <li key={id}>
              <a href={`/public/bulletins/${id}`}>{words.bulletins.issue(year, no, title)}</a>
            </li>
          ))}
        </ul>
      )}
    </Page>,
  );
}
