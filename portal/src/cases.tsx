import type { PublicCase, PublicCases } from '@bihuan/contracts';
import { type MapMark, type MapShape, type MapView, PlainMap } from './map.js';
import { html, inLanguage, Page, type PageContext, wordsOf } from './page.js';
import { timeText } from './time-text.js';

export interface CasesPage extends PublicCases {
  readonly streets: readonly { readonly id: string; readonly name: string }[];
  readonly area: string | null;
  readonly state: 'all' | 'open' | 'done';
  readonly view: MapView;
  readonly shapes: readonly MapShape[];
  /** The address of the next page; null: there is none. */
  readonly more: string | null;
}

export function casesPage(context: PageContext, data: CasesPage): string {
  const words = wordsOf(context);
  return html(
    <Page context={context} title={words.cases.title} at="cases">
      <h1>{words.cases.title}</h1>
      <form class="filter" method="get" action="/portal/cases">
        <div>
          <label for="area">{words.cases.area}</label>
          <select id="area" name="area">
            <option value="">{words.cases.everywhere}</option>
            {data.streets.map(({ id, name }) => (
              <option key={id} value={id} selected={id === data.area}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="state">{words.cases.state}</label>
          <select id="state" name="state">
            {(['all', 'open', 'done'] as const).map((each) => (
              <option key={each} value={each} selected={each === data.state}>
                {words.cases.states[each]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{words.cases.filter}</button>
      </form>
      <div class="split">
        <div>
          <PlainMap view={data.view} shapes={data.shapes} marks={marksOf(context, data)} label={words.cases.map} />
          <p class="legend muted">
            <span class="legend-open" /> {words.cases.legendOpen} <span class="legend-done" /> {words.cases.legendDone}
          </p>
        </div>
        <div>
          {data.cases.length === 0 ? <p>{words.cases.none}</p> : <CaseList context={context} cases={data.cases} />}
          {data.more !== null && (
            <p>
              <a class="button" href={data.more}>
                {words.cases.more}
              </a>
            </p>
          )}
        </div>
      </div>
    </Page>,
  );
}

function marksOf({ language }: PageContext, { places }: PublicCases): MapMark[] {
  const said = language === 'zh' ? '案件' : 'Case';
  return places.map(({ number, ...place }) => ({
    ...place,
    href: `/portal/cases/${number}`,
    label: `${said} ${number}`,
  }));
}

export function CaseList({ context, cases }: { readonly context: PageContext; readonly cases: readonly PublicCase[] }) {
  const words = wordsOf(context);
  return (
    <ul class="cases">
      {cases.map((each) => (
        <li key={each.number}>
          <a href={`/portal/cases/${each.number}`}>
            <strong>{inLanguage(context, each.class)}</strong>
            <span>{inLanguage(context, each.area)}</span>
          </a>
          <span class="muted">
            {timeText(each.reportedAt, context)} · {words.stage[each.stage]}
            {each.unit !== null && ` · ${inLanguage(context, each.unit)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function casePage(context: PageContext, data: PublicCase, open: boolean): string {
  const words = wordsOf(context);
  const title = inLanguage(context, data.class);
  return html(
    <Page context={context} title={title} at="cases">
      <p>
        <a href="/portal/cases">{words.cases.back}</a>
      </p>
      <h1>{title}</h1>
      <dl class="facts">
        <dt>{words.cases.state}</dt>
        <dd>{words.stage[data.stage]}</dd>
        <dt>{words.send.place}</dt>
        <dd>{inLanguage(context, data.area)}</dd>
        <dt>{words.cases.reported}</dt>
        <dd>{timeText(data.reportedAt, context)}</dd>
        {data.unit !== null && (
          <>
            <dt>{words.cases.unit}</dt>
            <dd>{inLanguage(context, data.unit)}</dd>
          </>
        )}
        {data.promisedFor !== null && (
          <>
            <dt>{words.cases.due}</dt>
            <dd>{words.cases.dueBy(timeText(data.promisedFor, context))}</dd>
          </>
        )}
        {data.endedAt !== null && (
          <>
            <dt>{words.cases.ended}</dt>
            <dd>{timeText(data.endedAt, context)}</dd>
          </>
        )}
        <dt>{words.cases.number}</dt>
        <dd class="number">{data.number}</dd>
      </dl>
      <p>{words.cases.reporters(data.reporters)}</p>
      {open && data.endedAt === null && (
        <form method="post" action="/portal/report">
          <input type="hidden" name="join" value={data.number} />
          <button type="submit" class="main" name="step" value="join">
            {words.cases.meToo}
          </button>
        </form>
      )}
      <Photos context={context} photos={data.photos} />
    </Page>,
  );
}

export function Photos({ context, photos }: { readonly context: PageContext; readonly photos: PublicCase['photos'] }) {
  const words = wordsOf(context);
  if (photos.length === 0) return <p class="muted">{words.cases.noPhotos}</p>;
  return (
    <section aria-label={words.cases.photos}>
      <h2>{words.cases.photos}</h2>
      <ul class="photos">
        {photos.map(({ id, after }) => {
          const name = after ? words.cases.after : words.cases.before;
          return (
            <li key={id}>
              <a href={`/portal/photo/${id}`}>
                <img src={`/portal/photo/${id}?size=thumb`} alt={name} loading="lazy" />
              </a>
              <span class="muted">{name}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
