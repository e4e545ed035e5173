import type { AssessmentAct, AssessmentAnswer, AssessmentDetail } from '@bihuan/contracts';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { useMay, useSession } from '../data/session.js';
import { actOnPeriod } from './assess-queries.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';
import { useWhen } from './use-when.js';

interface Props {
  readonly period: AssessmentDetail;
}

/** What the units said to a draft, and the answers to it. */
export function PeriodAnswers({ period }: Props) {
  const { t } = useTranslation();
  const answers = useMay('assessment.answer');
  if (period.state === 'draft') return null;
  const open = period.state === 'sent';
  return (
    <section className="card assess-part" aria-labelledby="assess-answers">
      <h2 id="assess-answers">{t('assess.answers')}</h2>
      {period.answers.length === 0 ? (
        <p className="muted">{t(open ? 'assess.noAnswers' : 'assess.noAnswersGiven')}</p>
      ) : (
        <ul className="assess-answers">
          {period.answers.map((answer) => (
            <Answer key={answer.id} period={period} answer={answer} />
          ))}
        </ul>
      )}
      {open && answers && <OwnAnswer period={period} />}
    </section>
  );
}

function Answer({ period, answer }: Props & { readonly answer: AssessmentAnswer }) {
  const { t } = useTranslation();
  const names = useNames();
  const when = useWhen();
  const writes = useMay('assessment.write');
  return (
    <li>
      <p>
        <strong>{names.unit(answer.unit)}</strong> {t(`assessAnswer.${answer.kind}`)}{' '}
        <span className="muted">
          {answer.by.name} {when(answer.at)}
        </span>
      </p>
      {answer.text !== '' && <p className="assess-text">{answer.text}</p>}
      {answer.reply !== null ? (
        <blockquote className="assess-text">
          {answer.reply.text}{' '}
          <span className="muted">
            {answer.reply.by.name} {when(answer.reply.at)}
          </span>
        </blockquote>
      ) : (
        answer.kind === 'query' && writes && period.state === 'sent' && <Reply period={period} answer={answer} />
      )}
    </li>
  );
}

function Reply({ period, answer }: Props & { readonly answer: AssessmentAnswer }) {
  const { t } = useTranslation();
  const names = useNames();
  const id = useId();
  const [text, setText] = useState('');
  const step = useStep((body: AssessmentAct, key) => actOnPeriod(period.id, body, key));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && !step.isPending) step.mutate({ act: 'reply', answer: answer.id, text: text.trim() });
  };
  return (
    <form
      onSubmit={submit}
      className="assess-reply"
      aria-label={t('assess.replyTo', { unit: names.unit(answer.unit) })}
    >
      <label htmlFor={id} className="visually-hidden">
        {t('assess.replyTo', { unit: names.unit(answer.unit) })}
      </label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={4000}
        value={text}
        placeholder={t('assess.replyHint')}
        onChange={(event) => setText(event.target.value)}
      />
      <Button htmlType="submit" type="primary" loading={step.isPending} disabled={text.trim() === ''}>
        {t('assess.reply')}
      </Button>
      <StepProblem error={step.error} />
    </form>
  );
}

/** A unit says that its figures are right, or asks. */
function OwnAnswer({ period }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const names = useNames();
  const { grants } = useSession();
  const units = [
    ...new Set(grants.flatMap(({ role, unit }) => (role === 'unit-head' && unit !== null ? [unit.id] : []))),
  ];
  const [unit = ''] = units;
  const [text, setText] = useState('');
  const step = useStep(
    (body: AssessmentAct, key) => actOnPeriod(period.id, body, key),
    () => setText(''),
  );
  const confirmed = period.answers.findLast((each) => each.unit.id === unit)?.kind === 'confirmed';
  if (unit === '') return null;
  return (
    <form
      className="act assess-form"
      aria-label={t('assess.ownAnswer')}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') step.mutate({ act: 'query', unit, text: text.trim() });
      }}
    >
      <h3>{t('assess.ownAnswerOf', { unit: names.unitById(unit) })}</h3>
      {confirmed ? (
        <p>{t('assess.youConfirmed')}</p>
      ) : (
        <div className="actions">
          <Button type="primary" loading={step.isPending} onClick={() => step.mutate({ act: 'confirm', unit })}>
            {t('assess.confirm')}
          </Button>
          <span className="muted">{t('assess.confirmWhy')}</span>
        </div>
      )}
      <div className="field">
        <label htmlFor={id}>{t('assess.query')}</label>
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <StepProblem error={step.error} />
      <div className="actions">
        <Button htmlType="submit" disabled={text.trim() === ''} loading={step.isPending}>
          {t('assess.ask')}
        </Button>
      </div>
    </form>
  );
}
