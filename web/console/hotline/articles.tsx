import type { Article } from '@bihuan/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { useMay } from '../data/session.js';
import { ErrorNote } from '../shell/notes.js';
import { ClassSelect } from '../words/class-select.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';
import { useInstantText } from './call-pane.js';
import { hotlineApi, hotlineQueries } from './hotline-api.js';

/** What the desk answers from; written by who may. */
export function Articles({ inCall = false }: { readonly inCall?: boolean }) {
  const { t } = useTranslation();
  const writes = useMay('knowledge.write') && !inCall;
  const [q, setQ] = useState('');
  const [edited, setEdited] = useState<Article | 'new' | null>(null);
  const query = useQuery({ ...hotlineQueries.articles(q.trim()), placeholderData: keepPreviousData });
  if (edited !== null) {
    return <ArticleForm of={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />;
  }
  const articles = query.data?.articles;
  return (
    <section className="hotline-list hotline-articles" aria-label={t('hotline.views.articles')}>
      <div className="hotline-find">
        <Input.Search
          aria-label={t('hotline.find')}
          placeholder={t('hotline.find')}
          maxLength={100}
          allowClear
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        {writes && <Button onClick={() => setEdited('new')}>{t('hotline.newArticle')}</Button>}
      </div>
      {articles === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={3} />
        )
      ) : articles.length === 0 ? (
        <StateNote title={t(q === '' ? 'hotline.noArticles' : 'hotline.nothingFound')}>
          {t(writes ? 'hotline.noArticlesWrite' : 'hotline.noArticlesWhy')}
        </StateNote>
      ) : (
        <ul>
          {articles.map((article) => (
            <li key={article.id} className="card hotline-article">
              <h3>{article.title}</h3>
              <p className="hotline-article-body">{article.body}</p>
              <ArticleFoot article={article} onEdit={writes ? () => setEdited(article) : null} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ArticleFoot({ article, onEdit }: { readonly article: Article; readonly onEdit: (() => void) | null }) {
  const { t } = useTranslation();
  const at = useInstantText();
  const [open, setOpen] = useState(false);
  const versions = useQuery({ ...hotlineQueries.versions(article.id), enabled: open });
  return (
    <>
      <p className="muted hotline-foot">
        {article.classes.map(({ name }) => name).join('、')}
        <span>{t('hotline.version', { version: article.version, who: article.by.name, at: at(article.at) })}</span>
        {article.version > 1 && (
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('hotline.versions')}
          </button>
        )}
        {onEdit !== null && (
          <button type="button" className="link-button" onClick={onEdit}>
            {t('hotline.edit')}
          </button>
        )}
      </p>
      {open && (
        <ol className="hotline-versions">
          {versions.data?.articles.slice(1).map((each) => (
            <li key={each.version}>
              <strong>{t('hotline.version', { version: each.version, who: each.by.name, at: at(each.at) })}</strong>
              <p className="hotline-article-body">{each.body}</p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

interface FormProps {
  readonly of: Article | null;
  readonly onDone: () => void;
}

function ArticleForm({ of, onDone }: FormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const catalogue = useQuery(queries.catalogue()).data;
  const [id] = useState(() => of?.id ?? newKey());
  const [title, setTitle] = useState(of?.title ?? '');
  const [body, setBody] = useState(of?.body ?? '');
  const [code, setCode] = useState<string | null>(of?.classes[0]?.code ?? null);
  const put = useMutation({
    mutationFn: (retired: boolean) => {
      const cls = catalogue?.classes.find((each) => each.kind === 'event' && each.code === code);
      const kept = of?.classes.filter((each) => each.kind !== 'event') ?? [];
      const classes = [...kept, ...(cls === undefined ? [] : [cls])].map(({ standardRef, kind, code: of }) => ({
        standardRef,
        kind,
        code: of,
      }));
      return hotlineApi.putArticle(id, {
        version: of?.version ?? 0,
        title: title.trim(),
        body: body.trim(),
        classes,
        retired,
      });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['hotline'] });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!put.isPending) put.mutate(false);
  };
  return (
    <form className="card hotline-form" onSubmit={submit} aria-label={t('hotline.article')}>
      <div className="field">
        <label htmlFor="article-title">{t('hotline.articleTitle')}</label>
        <Input id="article-title" maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor="article-body">{t('hotline.articleBody')}</label>
        <Input.TextArea
          id="article-body"
          autoSize={{ minRows: 5, maxRows: 20 }}
          maxLength={10_000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="article-class">{t('hotline.articleClass')}</label>
        <ClassSelect
          id="article-class"
          kind="event"
          value={code}
          onChange={(cls) => setCode(cls?.code ?? null)}
          placeholder={t('form.optional')}
        />
      </div>
      {put.error !== null && <p role="alert">{problemText(t, put.error)}</p>}
      <div className="hotline-end-line">
        <Button
          type="primary"
          htmlType="submit"
          disabled={title.trim() === '' || body.trim() === ''}
          loading={put.isPending}
        >
          {t('hotline.saveArticle')}
        </Button>
        <Button onClick={onDone}>{t('hotline.back')}</Button>
        {of !== null && <Button onClick={() => put.mutate(true)}>{t('hotline.retire')}</Button>}
      </div>
    </form>
  );
}
