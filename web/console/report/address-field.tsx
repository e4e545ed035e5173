import type { GeocodeView } from '@bihuan/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../../client/index.js';
import { useMay } from '../data/session.js';

type Found = GeocodeView['places'][number];

interface Props {
  readonly value: string;
  readonly onChange: (address: string) => void;
  /** One of the places that were offered was chosen. */
  readonly onFound: (place: Found) => void;
}

/** Nobody has finished a word while the keys still go. */
const settledMs = 180;

/** An address as somebody says it; what the city's own map knows of it is offered while it is written. */
export function AddressField({ value, onChange, onFound }: Props) {
  const { t } = useTranslation();
  const may = useMay('component.read');
  const asked = useSettled(value).trim();
  const { data } = useQuery({
    queryKey: ['geocode', asked],
    queryFn: ({ signal }) => get<GeocodeView>('/geocode', { query: { q: asked, limit: 8 }, signal }),
    enabled: may && asked.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const places = asked.length < 2 ? [] : (data?.places ?? []);
  return (
    <AutoComplete
      aria-label={t('field.address')}
      placeholder={t('report.addressHint')}
      maxLength={200}
      value={value}
      onChange={(next: string) => onChange(next)}
      onSelect={(_: string, option: { readonly place: Found }) => {
        onChange(addressOf(option.place));
        onFound(option.place);
      }}
      options={places.map((place, index) => ({
        value: `${addressOf(place)}#${index}`,
        place,
        label: (
          <span className="address-choice">
            <span>{place.name}</span> <span className="muted">{place.where}</span>
          </span>
        ),
      }))}
    />
  );
}

/** A place as it stands in a report: the areas that it lies in and its name. */
function addressOf({ kind, name, where }: Found): string {
  return kind === 'component' ? where : `${where}${name}`;
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settledMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
