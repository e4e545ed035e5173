import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorking } from '../phone-context.js';

interface Props {
  readonly id: string;
  readonly alt: string;
  readonly className?: string;
}

/** A picture of the server's, from the phone. */
export function KeptPicture({ id, alt, className = '' }: Props) {
  const { t } = useTranslation();
  const { phone } = useWorking();
  const row = useLiveQuery(async () => ({ found: await phone.pictures.get(id) }), [phone, id]);
  const address = useAddress(row?.found?.blob);
  if (row !== undefined && row.found === undefined)
    return <span className={`no-picture ${className}`}>{t('photo.notKept')}</span>;
  return address === null ? null : <img src={address} alt={alt} className={className} />;
}

/** Where the page shows a blob from, as long as it does. */
export function useAddress(blob: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => {
      setAddress(null);
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return address;
}
