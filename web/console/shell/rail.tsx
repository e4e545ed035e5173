import { EllipsisOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PopoverButton, useMedia } from '../../ui/index.js';
import { useSession } from '../data/session.js';
import { useArea } from './area.js';
import { PLACES, type Place } from './places.js';

/** With one more for the rest, as many as a thumb finds on a phone. */
const ON_PHONE = 4;
const GROUPS = [undefined, 'figures', 'rules'] as const;

/** The areas of work that the person may enter: by groups; on a phone the first four, and the rest behind the fifth. */
export function Rail() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const phone = useMedia('(max-width: 719px)');
  const places = GROUPS.flatMap((group) =>
    PLACES.filter((place) => place.group === group && place.permissions.some((each) => permissions.includes(each))),
  );
  const rest = phone && places.length > ON_PHONE + 1 ? places.slice(ON_PHONE) : [];
  return (
    <nav className="rail" aria-label={t('place.all')}>
      <ul>
        {places.slice(0, places.length - rest.length).map((place, index) => (
          <li key={place.to} className={index > 0 && place.group !== places[index - 1]?.group ? 'is-apart' : ''}>
            <PlaceLink place={place} />
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <PopoverButton
              className="rail-link"
              align="end"
              panelLabel={t('place.more')}
              panelClassName="rail-rest"
              button={
                <>
                  <EllipsisOutlined aria-hidden />
                  <span>{t('place.more')}</span>
                </>
              }
            >
              {(close) => rest.map((place) => <PlaceLink key={place.to} place={place} onGo={close} />)}
            </PopoverButton>
          </li>
        )}
      </ul>
    </nav>
  );
}

function PlaceLink({ place, onGo }: { readonly place: Place; readonly onGo?: () => void }) {
  const { t } = useTranslation();
  const area = useArea();
  const { to, icon: Icon, name, byArea } = place;
  return (
    <Link
      to={to}
      search={byArea && area !== undefined ? { area } : {}}
      className="rail-link"
      activeOptions={{ includeSearch: false }}
      activeProps={{ className: 'rail-link is-here', 'aria-current': 'page' }}
      {...(onGo === undefined ? {} : { onClick: onGo })}
    >
      <Icon aria-hidden />
      <span>{t(name)}</span>
    </Link>
  );
}
