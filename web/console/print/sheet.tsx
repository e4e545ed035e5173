import { PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../client/index.js';
import { useSession } from '../data/session.js';
import { useCityTime } from '../time/use-calendar.js';
import { stamp } from './exact.js';

interface PageProps {
  /** Also the name of the file, where it is kept as PDF. */
  readonly title: string;
  /** Where its reader came from. */
  readonly back: string | undefined;
  readonly children: ReactNode;
}

/** Sheets on the screen as they come out of the printer, with what prints them above. */
export function PrintPage({ title, back, children }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <div className="print-page">
      <div className="print-bar">
        <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {t('print.print')}
        </Button>
        {back === undefined ? (
          <Link to="/desk">{t('state.toDesk')}</Link>
        ) : (
          <Link to="/cases/$caseId" params={{ caseId: back }}>
            {t('print.toCase')}
          </Link>
        )}
        <span className="print-hint">{t('print.hint')}</span>
      </div>
      {children}
    </div>
  );
}

interface SheetProps {
  readonly title: string;
  readonly number: string;
  /** The instant that the sheet speaks of; now where it is left out. */
  readonly at?: number;
  readonly children: ReactNode;
}

/** One document: letterhead, title and number, and at its end who printed it and when. */
export function Sheet({ title, number, at, children }: SheetProps) {
  const { t } = useTranslation();
  const { tenant, person } = useSession();
  const { zone } = useCityTime();
  return (
    <article className="sheet" aria-label={`${title} ${number}`}>
      <header className="sheet-head">
        <p className="sheet-house">{t('print.house', { name: tenant.name })}</p>
        <h1>{title}</h1>
        <p className="sheet-number">{t('print.number', { number })}</p>
      </header>
      {children}
      <footer className="sheet-foot">
        {t('print.by', { name: person.name, at: stamp(at ?? serverTime.now(), zone), zone })}
      </footer>
    </article>
  );
}

/** A table of what a sheet states: name, value. Wide ones take a line of their own. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <dl className="sheet-fields">{children}</dl>;
}

interface FieldProps {
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Field({ name, wide = false, children }: FieldProps) {
  return (
    <div className={wide ? 'sheet-field is-wide' : 'sheet-field'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Lines to be filled in by hand. */
export function Signatures({ names }: { readonly names: readonly string[] }) {
  return (
    <div className="sheet-signatures">
      {names.map((name) => (
        <p key={name}>
          <span>{name}</span>
          <span className="sheet-line" />
        </p>
      ))}
    </div>
  );
}
