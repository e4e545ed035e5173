import type { Language, PageContext } from '@bihuan/portal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PortalFacts } from '../../usecases/portal/places.js';
import type { App } from '../../usecases/types.js';

const cookie = 'bihuan_portal_language';

/** As chosen before, else as the browser asks; Chinese where it says nothing we have. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies[cookie];
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const asked = String(request.headers['accept-language'] ?? '')
    .split(',')
    .map((each) => {
      const [tag = '', ...rest] = each.trim().toLowerCase().split(';');
      const weight = rest.map((part) => /^\s*q=([\d.]+)/.exec(part)?.[1]).find((q) => q !== undefined);
      return { tag: tag.slice(0, 2), weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight)
    .find(({ tag, weight }) => weight > 0 && (tag === 'zh' || tag === 'en'));
  return asked?.tag === 'en' ? 'en' : 'zh';
}

/** Remembers the language that a page's switch asked for. */
export function chooseLanguage(reply: FastifyReply, request: FastifyRequest, language: Language): void {
  const secure = request.protocol === 'https';
  reply.setCookie(cookie, language, { path: '/portal', httpOnly: true, sameSite: 'lax', secure, maxAge: 31_536_000 });
}

export function contextOf(app: App, facts: PortalFacts, request: FastifyRequest, version: string): PageContext {
  const language = languageOf(request);
  // A form's answer has no address of its own to come back to.
  const back = request.method === 'GET' ? request.url : '/portal/report';
  const query = new URLSearchParams({ to: language === 'zh' ? 'en' : 'zh', back });
  return {
    language,
    zone: facts.zone,
    now: app.clock.now(),
    city: facts.city,
    otherLanguage: `/portal/language?${query}`,
    version,
  };
}

/** Only an address of these pages. */
export function isOurs(address: string): boolean {
  return /^\/portal(?:[/?][\w\-./?=&%~+]*)?$/.test(address) && !address.includes('//');
}
