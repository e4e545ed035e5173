import '../act/actions.css';
import type { HandoverPosts } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';
import { handoverQueries, makeHandover } from './handover-queries.js';
import { postText, SnapshotView } from './handover-sheet.js';

type Post = HandoverPosts['posts'][number];

interface Mention {
  readonly id: string;
  readonly label: string;
  readonly note: string;
}

/** Hands one post over: what stands open is there already, what has to be known is added. */
export function GiveForm({ post, onDone }: { readonly post: Post; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const id = useId();
  const client = useQueryClient();
  const [mentions, setMentions] = useState<readonly Mention[]>([]);
  const [remarks, setRemarks] = useState('');
  const [key, setKey] = useState(newKey);
  const give = useMutation({
    mutationFn: () =>
      makeHandover(
        {
          role: post.role,
          area: post.area.path,
          remarks: remarks.trim(),
          mentions: mentions.map((each) => ({ case: each.id, note: each.note.trim() })),
        },
        key,
      ),
    onSuccess: () => {
      setMentions([]);
      setRemarks('');
      setKey(newKey());
      void client.invalidateQueries({ queryKey: handoverQueries.history().queryKey });
      void client.invalidateQueries({ queryKey: handoverQueries.posts().queryKey });
      onDone();
    },
  });
  const change = (set: () => void) => {
    set();
    setKey(newKey());
  };
  const mention = (one: Omit<Mention, 'note'>) => {
    if (!mentions.some((each) => each.id === one.id)) change(() => setMentions([...mentions, { ...one, note: '' }]));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!give.isPending) give.mutate();
  };
  return (
    <form className="handover-part" onSubmit={submit} aria-label={postText(t, post)}>
      <h3>{postText(t, post)}</h3>
      <SnapshotView
        role={post.role}
        snapshot={post.snapshot}
        beside={(one) =>
          !mentions.some((each) => each.id === one.id) && (
            <button
              type="button"
              className="link-button"
              onClick={() =>
                mention({
                  id: one.id,
                  label: [one.class === null ? null : names.clsByName(one.class), one.place ?? one.number]
                    .filter((each) => each !== null)
                    .join(' · '),
                })
              }
            >
              {t('handover.takeLate')}
            </button>
          )
        }
      />
      <div className="field">
        <label htmlFor={`${id}-add`}>{t('handover.mentions')}</label>
        {mentions.length > 0 && (
          <ul className="handover-cases">
            {mentions.map((each, i) => (
              <li key={each.id}>
                <span>{each.label}</span>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => change(() => setMentions(mentions.filter((other) => other !== each)))}
                >
                  {t('handover.remove')}
                </button>
                <span className="handover-mention">
                  <Input
                    aria-label={`${t('handover.mentionNote')} ${each.label}`}
                    placeholder={t('handover.mentionNote')}
                    value={each.note}
                    maxLength={200}
                    onChange={(event) =>
                      change(() =>
                        setMentions(
                          mentions.map((other, j) => (j === i ? { ...other, note: event.target.value } : other)),
                        ),
                      )
                    }
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
        <AddCase id={`${id}-add`} onAdd={mention} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-remarks`}>{t('handover.remarks')}</label>
        <Input.TextArea
          id={`${id}-remarks`}
          value={remarks}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => change(() => setRemarks(event.target.value))}
        />
        <p className="field-why">{t('handover.remarksWhy')}</p>
      </div>
      {give.error !== null && (
        <p className="act-problem" role="alert">
          {problemText(t, give.error)}
        </p>
      )}
      <div className="act-end">
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {t('handover.give')}
        </Button>
      </div>
    </form>
  );
}

function AddCase({ id, onAdd }: { readonly id: string; readonly onAdd: (one: Omit<Mention, 'note'>) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useQuery(queries.search(typed.trim()));
  const found = (data?.items ?? []).map((each) => ({
    value: each.id,
    label: [each.number, names.cls(each.class), each.address ?? each.area.name].join(' · '),
  }));
  return (
    <Select
      id={id}
      value={null}
      onChange={(_: string | null, option) => {
        const one = Array.isArray(option) ? undefined : option;
        if (one?.value) onAdd({ id: one.value, label: one.label });
        setTyped('');
      }}
      placeholder={t('handover.addMention')}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      notFoundContent={null}
      options={found}
    />
  );
}
