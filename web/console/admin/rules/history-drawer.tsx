import type { ConfigHistory } from '@bihuan/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConfigRef, configApi } from '../../../client/index.js';
import { Bones } from '../../../ui/index.js';
import { useMay } from '../../data/session.js';
import { ErrorNote } from '../../shell/notes.js';
import { instantText } from '../../time/instant-text.js';
import { useCityTime } from '../../time/use-calendar.js';
import { useMinute } from '../../time/use-time.js';
import { problemText } from '../../words/problem-text.js';
import { ChangeList } from './change-list.js';
import { faultsOf, faultText } from './fault-text.js';
import { documentSaved, ruleQueries } from './rule-queries.js';

interface Props {
  readonly document: ConfigRef;
  readonly title: string;
  readonly onClose: () => void;
}

type Version = ConfigHistory['versions'][number];

/** Who changed what when; every older version can be made to hold again. */
export function HistoryDrawer({ document, title, onClose }: Props) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(ruleQueries.history(document));
  const versions = query.data?.pages.flatMap((page) => page.versions) ?? [];
  const newest = versions[0]?.version ?? 0;
  return (
    <Drawer open onClose={onClose} size={640} title={t('rules.historyOf', { what: title })}>
      {query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Bones label={t('common.loading')} rows={6} />
      ) : (
        <ol className="versions">
          {versions.map((version) => (
            <VersionItem key={version.version} version={version} newest={newest} />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('rules.older')}
        </Button>
      )}
    </Drawer>
  );
}

function VersionItem({ version, newest }: { readonly version: Version; readonly newest: number }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { changes, changeCount, kind, id, note, restores } = version;
  const more = useQuery({ ...ruleQueries.version({ kind, id }, version.version), enabled: all }).data?.changes;
  const mayWrite = useMay('config.write');
  return (
    <li className="version">
      <div className="version-head">
        <strong className="number">{t('rules.version', { version: version.version })}</strong>
        <span className="muted">
          <VersionWho version={version} />
        </span>
        {version.version === newest ? (
          <span className="version-now">{t('rules.inForce')}</span>
        ) : (
          mayWrite && <Undo document={{ kind, id }} newest={newest} to={version.version} />
        )}
      </div>
      {note !== '' && <p>{note}</p>}
      {restores !== null && <p className="muted">{t('rules.restores', { version: restores })}</p>}
      {version.version === 1 ? (
        <p className="muted">{t('rules.firstVersion')}</p>
      ) : (
        <ChangeList kind={kind} changes={more ?? changes} count={changeCount} />
      )}
      {changeCount > changes.length && !all && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('rules.allChanges', { count: changeCount })}
        </button>
      )}
    </li>
  );
}

/** "张三，3月4日 09:00". */
export function VersionWho({ version }: { readonly version: Pick<Version, 'at' | 'by'> }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  const at = instantText({ t, language: i18n.language, zone }, Date.parse(version.at), now);
  return <>{[version.by?.name ?? t('rules.byInstallation'), at].join(t('rules.listComma'))}</>;
}

function Undo({
  document,
  newest,
  to,
}: {
  readonly document: ConfigRef;
  readonly newest: number;
  readonly to: number;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => configApi.undo(document, { version: newest, to, note: '' }),
    onSuccess: (saved) => documentSaved(client, saved),
  });
  const faults = faultsOf(undo.error);
  return (
    <>
      <Popconfirm
        title={t('rules.undoTo', { version: to })}
        description={t('rules.undoWhat', { next: newest + 1 })}
        okText={t('rules.undoOk')}
        cancelText={t('common.cancel')}
        onConfirm={() => undo.mutate()}
      >
        <Button size="small" loading={undo.isPending}>
          {t('rules.undo')}
        </Button>
      </Popconfirm>
      {undo.error !== null && (
        <p role="alert">
          {faults[0] === undefined
            ? problemText(t, undo.error)
            : t('rules.undoRefused', { why: faultText(t, faults[0]) })}
        </p>
      )}
    </>
  );
}
