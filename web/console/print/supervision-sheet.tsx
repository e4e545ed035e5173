import type { CaseDetail, CaseEventView } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../client/index.js';
import { useNames } from '../data/names.js';
import { useCityTime } from '../time/use-calendar.js';
import { CaseFields, told } from './case-fields.js';
import { Condition } from './condition.js';
import { runOf } from './dispatch-sheet.js';
import { exactText, stamp } from './exact.js';
import { Field, Fields, Sheet, Signatures } from './sheet.js';

/** A requirement and the order that was given on it; either may be missing. */
interface Order {
  readonly asked: CaseEventView | null;
  readonly given: CaseEventView | null;
}

/** 督办单: the latest order on a case, who gave it, what it asks of whom, and by when it is to be answered. */
export function SupervisionSheet({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const names = useNames();
  const { zone } = useCityTime();
  const orders = ordersOf(detail.events);
  const order = orders.at(-1) ?? { asked: null, given: null };
  const visit = runOf(detail);
  const clock = visit?.clock ?? detail.whole;
  const over = clock.allowanceMinutes === null ? null : clock.usedMinutes - clock.allowanceMinutes;
  return (
    <Sheet title={t('sheets.supervision')} number={detail.number}>
      {orders.length === 0 && <p className="sheet-warning">{t('print.noOrder')}</p>}
      <Fields>
        <Field name={t('print.orderTo')} wide>
          {detail.unit === null ? t('print.centre') : names.unit(detail.unit)}
        </Field>
        <CaseFields detail={detail} />
        <Field name={t('print.state')}>
          {t(`state.of.${detail.state}`)}
          <span className="sheet-small">
            {t(`light.${clock.light}`)}
            {over !== null && over > 0 && ` ${exactText(t, over * 60_000)}`}
          </span>
        </Field>
        <Field name={t('print.dueAt')}>{visit?.dueAt == null ? t('time.unlimited') : stamp(visit.dueAt, zone)}</Field>
        <Field name={t('facts.description')} wide>
          {detail.description === null ? '' : told(t, detail.description)}
        </Field>
        <Field name={t('print.askedWhy')} wide>
          {order.asked !== null && <Said event={order.asked} member="reason" />}
        </Field>
        <Field name={t('field.order')} wide>
          {order.given === null ? t('print.notGiven') : <Said event={order.given} member="order" />}
        </Field>
        <Field name={t('facts.closingCondition')} wide>
          <Condition text={detail.conditions.closing} english={detail.conditions.closingEn} />
        </Field>
        <Field name={t('print.answerBy')} wide>
          <AnswerBy dueAt={visit?.dueAt ?? null} />
        </Field>
      </Fields>
      {orders.length > 1 && <p>{t('print.ordersBefore', { count: orders.length - 1 })}</p>}
      <section>
        <h2>{t('print.issued')}</h2>
        <Signatures names={[t('print.sign.issuer'), t('print.sign.seal'), t('print.sign.date')]} />
      </section>
      <div className="sheet-box">
        <h2>{t('print.answer')}</h2>
      </div>
      <Signatures names={[t('print.sign.handler'), t('print.sign.head'), t('print.sign.date')]} />
    </Sheet>
  );
}

function Said({ event, member }: { readonly event: CaseEventView; readonly member: string }) {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  const text = event.data[member];
  return (
    <>
      {typeof text === 'string' ? told(t, text) : ''}
      <span className="sheet-small">
        {event.actor.name} · {stamp(event.at, zone)}
      </span>
    </>
  );
}

/** What is not late yet is to be answered by its due instant; else the one who gives the order writes it in. */
function AnswerBy({ dueAt }: { readonly dueAt: string | null }) {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  if (dueAt !== null && Date.parse(dueAt) > serverTime.now()) return stamp(dueAt, zone);
  return (
    <span className="sheet-blank">
      <span className="sheet-line" />
      {t('print.byHand')}
    </span>
  );
}

/** The orders of a case in their order: a requirement, and the order that answers it. */
export function ordersOf(events: readonly CaseEventView[]): Order[] {
  const orders: Order[] = [];
  for (const event of events) {
    if (event.type === 'supervision-required') orders.push({ asked: event, given: null });
    if (event.type !== 'supervised') continue;
    const open = orders.findIndex((each) => each.given === null);
    if (open === -1) orders.push({ asked: null, given: event });
    else orders[open] = { asked: orders[open]?.asked ?? null, given: event };
  }
  return orders;
}
