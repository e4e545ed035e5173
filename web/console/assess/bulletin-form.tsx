import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import type { BulletinAct, BulletinBlock, BulletinDetail } from '@bihuan/contracts';
import { Button, Input, InputNumber, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnBulletin } from './assess-queries.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';

/** A part with a name of its own, so that it keeps its place on the screen when it is moved. */
interface Item {
  readonly key: number;
  readonly block: BulletinBlock;
}

const NEW: Readonly<Record<BulletinBlock['kind'], BulletinBlock>> = {
  text: { kind: 'text', heading: '', text: '' },
  summary: { kind: 'summary' },
  ranking: { kind: 'ranking' },
  goal: { kind: 'goal' },
  streets: { kind: 'streets' },
  sources: { kind: 'sources' },
  classes: { kind: 'classes', most: 10 },
  awards: { kind: 'awards', floor: 20, most: 3 },
  cases: { kind: 'cases', heading: '', cases: [{ number: '', text: '' }] },
};
const KINDS = Object.keys(NEW) as BulletinBlock['kind'][];

/** Title, issuer, recipients and the parts in their order. */
export function BulletinForm({ bulletin }: { readonly bulletin: BulletinDetail }) {
  const { t } = useTranslation();
  const id = useId();
  const [title, setTitle] = useState(bulletin.title);
  const [issuer, setIssuer] = useState(bulletin.issuer);
  const [recipients, setRecipients] = useState(bulletin.recipients);
  const [items, setItems] = useState<readonly Item[]>(() => bulletin.blocks.map((block, key) => ({ key, block })));
  const step = useStep((body: BulletinAct, key) => actOnBulletin(bulletin.id, body, key));
  const missing =
    title.trim() === '' || issuer.trim() === '' || items.length === 0 || items.some(({ block }) => !isWhole(block));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing || step.isPending) return;
    const content = {
      title: title.trim(),
      issuer: issuer.trim(),
      recipients: recipients.trim(),
      blocks: items.map(({ block }) => block),
    };
    step.mutate({ act: 'change', content });
  };
  const set = (at: number, block: BulletinBlock) =>
    setItems(items.map((item, i) => (i === at ? { ...item, block } : item)));
  const move = (at: number, by: -1 | 1) => {
    const next = [...items];
    const [one] = next.splice(at, 1);
    if (one !== undefined) next.splice(at + by, 0, one);
    setItems(next);
  };
  const add = (kind: BulletinBlock['kind']) =>
    setItems([...items, { key: Math.max(-1, ...items.map(({ key }) => key)) + 1, block: NEW[kind] }]);
  return (
    <form className="card assess-part assess-form" onSubmit={submit} aria-label={t('bulletin.edit')}>
      <h2>{t('bulletin.edit')}</h2>
      {(
        [
          ['titleField', title, setTitle, 200],
          ['issuer', issuer, setIssuer, 200],
          ['recipients', recipients, setRecipients, 500],
        ] as const
      ).map(([name, value, change, most]) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t(`bulletin.${name}`)}</label>
          <Input id={`${id}-${name}`} maxLength={most} value={value} onChange={(event) => change(event.target.value)} />
        </div>
      ))}
      <ol className="bulletin-blocks" aria-label={t('bulletin.parts')}>
        {items.map(({ key, block }, at) => (
          <li key={key}>
            <div className="bulletin-block-head">
              <strong>{t(`bulletinBlock.${block.kind}`)}</strong>
              <Button
                size="small"
                icon={<ArrowUpOutlined aria-hidden />}
                aria-label={t('bulletin.up')}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <Button
                size="small"
                icon={<ArrowDownOutlined aria-hidden />}
                aria-label={t('bulletin.down')}
                disabled={at === items.length - 1}
                onClick={() => move(at, 1)}
              />
              <Button
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('bulletin.remove')}
                onClick={() => setItems(items.filter((_, i) => i !== at))}
              />
            </div>
            <Fields block={block} onChange={(next) => set(at, next)} />
          </li>
        ))}
      </ol>
      <div className="field">
        <label htmlFor={`${id}-add`}>{t('bulletin.add')}</label>
        <Select
          id={`${id}-add`}
          className="assess-date"
          value={null}
          placeholder={t('bulletin.choosePart')}
          popupMatchSelectWidth={false}
          onChange={(kind: BulletinBlock['kind'] | null) => kind !== null && add(kind)}
          options={KINDS.map((kind) => ({ value: kind, label: t(`bulletinBlock.${kind}`) }))}
        />
      </div>
      <p className="muted">{t('bulletin.noPersons')}</p>
      <StepProblem error={step.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={missing} loading={step.isPending}>
          {t('bulletin.save')}
        </Button>
      </div>
    </form>
  );
}

function isWhole(block: BulletinBlock): boolean {
  if (block.kind === 'text') return block.heading.trim() !== '' && block.text.trim() !== '';
  if (block.kind !== 'cases') return true;
  return block.heading.trim() !== '' && block.cases.every(({ number }) => number.trim() !== '');
}

interface FieldsProps {
  readonly block: BulletinBlock;
  readonly onChange: (block: BulletinBlock) => void;
}

/** What of a part its editor says. */
function Fields({ block, onChange }: FieldsProps) {
  const { t } = useTranslation();
  switch (block.kind) {
    case 'text':
      return (
        <>
          <Heading value={block.heading} onChange={(heading) => onChange({ ...block, heading })} />
          <Input.TextArea
            aria-label={t('bulletin.text')}
            rows={4}
            maxLength={8000}
            value={block.text}
            onChange={(event) => onChange({ ...block, text: event.target.value })}
          />
        </>
      );
    case 'classes':
      return (
        <Count
          name={t('bulletin.most')}
          value={block.most}
          most={100}
          onChange={(most) => onChange({ ...block, most })}
        />
      );
    case 'awards':
      return (
        <div className="assess-line">
          <Count
            name={t('bulletin.floor')}
            value={block.floor}
            most={100_000}
            onChange={(floor) => onChange({ ...block, floor })}
          />
          <Count
            name={t('bulletin.most')}
            value={block.most}
            most={50}
            onChange={(most) => onChange({ ...block, most })}
          />
        </div>
      );
    case 'cases':
      return <Cases block={block} onChange={onChange} />;
    default:
      return null;
  }
}

function Heading({ value, onChange }: { readonly value: string; readonly onChange: (next: string) => void }) {
  const { t } = useTranslation();
  const name = t('bulletin.heading');
  return (
    <Input
      aria-label={name}
      placeholder={name}
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface CountProps {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (next: number) => void;
}

function Count({ name, value, most, onChange }: CountProps) {
  const id = useId();
  return (
    <div className="assess-line">
      <label htmlFor={id}>{name}</label>
      <InputNumber
        id={id}
        min={1}
        max={most}
        precision={0}
        value={value}
        onChange={(next) => onChange(next ?? value)}
      />
    </div>
  );
}

type CasesBlock = Extract<BulletinBlock, { kind: 'cases' }>;

function Cases({ block, onChange }: { readonly block: CasesBlock; readonly onChange: (block: CasesBlock) => void }) {
  const { t } = useTranslation();
  const set = (at: number, change: Partial<CasesBlock['cases'][number]>) =>
    onChange({ ...block, cases: block.cases.map((one, i) => (i === at ? { ...one, ...change } : one)) });
  return (
    <>
      <Heading value={block.heading} onChange={(heading) => onChange({ ...block, heading })} />
      {block.cases.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are only added at the end
        <div className="assess-line" key={at}>
          <Input
            className="assess-date"
            aria-label={t('bulletin.caseNo', { no: at + 1 })}
            placeholder={t('appeal.case')}
            maxLength={40}
            value={one.number}
            onChange={(event) => set(at, { number: event.target.value })}
          />
          <Input.TextArea
            aria-label={t('bulletin.caseText', { no: at + 1 })}
            autoSize
            maxLength={2000}
            value={one.text}
            onChange={(event) => set(at, { text: event.target.value })}
          />
        </div>
      ))}
      <Button onClick={() => onChange({ ...block, cases: [...block.cases, { number: '', text: '' }] })}>
        {t('bulletin.addCase')}
      </Button>
    </>
  );
}
