import type { PublicStage, StoryLine, Tracked } from '@bihuan/contracts';
import { Photos } from './cases.js';
import { Fault, html, inLanguage, Page, type PageContext, wordsOf } from './page.js';
import { timeText } from './time-text.js';

export interface TrackingPage extends Tracked {
  /** As it is read out, in groups. */
  readonly code: string;
  readonly reopenDays: number;
  /** They have just sent it. */
  readonly sent: boolean;
  readonly fault?: 'rateMissing' | 'reopenMissing' | 'gone';
}

const WAY: readonly PublicStage[] = ['received', 'filed', 'handling', 'checking', 'closed'];

export function trackingPage(context: PageContext, data: TrackingPage): string {
  const words = wordsOf(context);
  const address = `/portal/t/${data.code}`;
  const { case: of } = data;
  return html(
    <Page context={context} title={words.track.title}>
      <h1>{words.track.title}</h1>
      {data.sent && (
        <p class="thanks" role="status">
          {data.status === 'held' ? words.track.held : words.track.sent}
        </p>
      )}
      {data.fault !== undefined && <Fault>{words.track[data.fault]}</Fault>}
      <p class="code">
        <span class="muted">{words.track.code}</span> <strong class="number">{data.code}</strong>
      </p>
      <p class="hint">{words.track.keep}</p>
      {data.status === 'held' && !data.sent && <p class="now">{words.track.held}</p>}
      {data.status === 'refused' && (
        <div class="now">
          <strong>{words.track.refused}</strong>
          <p>{words.track.refusedWhy}</p>
        </div>
      )}
      {of !== null && (
        <>
          <section class="now" aria-label={words.track.now}>
            <p>
              <strong>{inLanguage(context, of.class)}</strong> · {inLanguage(context, of.area)}
            </p>
            {of.stage === 'ended' ? (
              <p>{words.stage.ended}</p>
            ) : (
              <ol class="way">
                {WAY.map((stage) => (
                  <li
                    key={stage}
                    class={WAY.indexOf(stage) < WAY.indexOf(of.stage) ? 'is-done' : ''}
                    aria-current={stage === of.stage ? 'step' : undefined}
                  >
                    {words.stage[stage]}
                  </li>
                ))}
              </ol>
            )}
            {of.promisedFor !== null && of.unit !== null && (
              <p>{words.track.promise(inLanguage(context, of.unit), timeText(of.promisedFor, context))}</p>
            )}
          </section>
          <section aria-labelledby="story">
            <h2 id="story">{words.track.story}</h2>
            <ol class="story">
              {data.story.map((line) => (
                <li key={`${line.at} ${line.type}`}>
                  <span class="muted number">{timeText(line.at, context)}</span> {sentenceOf(context, line)}
                </li>
              ))}
            </ol>
          </section>
          <Photos context={context} photos={of.photos} />
          <Outcome context={context} data={data} address={address} />
          <p>
            {of.stage !== 'received' && of.stage !== 'ended' && (
              <a href={`/portal/cases/${of.number}`}>{words.track.open}</a>
            )}
          </p>
        </>
      )}
    </Page>,
  );
}

interface OutcomeProps {
  readonly context: PageContext;
  readonly data: TrackingPage;
  readonly address: string;
}

function Outcome({ context, data, address }: OutcomeProps) {
  const words = wordsOf(context);
  return (
    <>
      {data.stars !== null && <p class="chosen">{words.track.rated(data.stars)}</p>}
      {data.mayRate && (
        <form class="outcome" method="post" action={`${address}/rate`}>
          <h2>{words.track.rate}</h2>
          <fieldset class="stars">
            <legend class="visually-hidden">{words.track.starsLabel}</legend>
            {[1, 2, 3, 4, 5].map((stars) => (
              <label key={stars} class="choice">
                <input type="radio" name="stars" value={stars} required />
                <span>
                  <span aria-hidden="true">{'★'.repeat(stars)}</span> {words.track.stars(stars)}
                </span>
              </label>
            ))}
          </fieldset>
          <label for="rate-text">
            {words.track.rateText} <span class="muted">({words.optional})</span>
          </label>
          <textarea id="rate-text" name="text" rows={2} maxLength={1000} />
          <button type="submit" class="main">
            {words.track.rateSend}
          </button>
        </form>
      )}
      {data.reopenAsked && <p class="chosen">{words.track.reopenAsked}</p>}
      {data.mayReopen && (
        <form class="outcome" method="post" action={`${address}/reopen`}>
          <h2>{words.track.reopen}</h2>
          <p class="hint">{words.track.reopenHint(data.reopenDays)}</p>
          <label for="reason">{words.track.reopenReason}</label>
          <textarea id="reason" name="reason" rows={3} maxLength={1000} required />
          <button type="submit">{words.track.reopenSend}</button>
        </form>
      )}
    </>
  );
}

/** What happened, as it is told to whoever reported it. */
export function sentenceOf(context: PageContext, line: StoryLine): string {
  const { story, colon } = wordsOf(context);
  const unit = line.unit === undefined ? '' : inLanguage(context, line.unit);
  const until = line.until === undefined ? null : timeText(line.until, context);
  const withText = (words: string): string => (line.text === undefined ? words : `${words}${colon}${line.text}`);
  const yesNo = line.passed === true ? 'true' : 'false';
  switch (line.type) {
    case 'reported':
      return line.own === true ? story.reported : story.reportedByOther;
    case 'checked':
      return story.checked[yesNo];
    case 'verified':
      return story.verified[yesNo];
    case 'rejected':
    case 'referred':
    case 'reopen-asked':
    case 'reopen-refused':
      return withText(story[line.type]);
    case 'merged':
      return story.merged(line.number ?? '');
    case 'dispatched':
      return story.dispatched(unit, until);
    case 'deferral-approved':
      return story['deferral-approved'](until ?? '');
    case 'feedback':
      return story.feedback(unit);
    case 'rated':
      return story.rated(line.stars ?? 0);
    case 'joined':
    case 'check-sent':
    case 'filed':
    case 'cancelled':
    case 'returned':
    case 'extension-approved':
    case 'feedback-refused':
    case 'verification-sent':
    case 'closed':
    case 'reopened':
      return story[line.type];
    default:
      return line.type;
  }
}
