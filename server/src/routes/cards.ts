import {
  cardCasesQuery,
  cardCases as cardCasesView,
  cardHistoryQuery,
  cardHistory as cardHistoryView,
  cardList,
  cardsQuery,
} from '@bihuan/contracts';
import type { z } from 'zod';
import { cardCases } from '../usecases/cards/card-cases.js';
import { cardHistory, listCards } from '../usecases/cards/list-cards.js';
import type { App } from '../usecases/types.js';
import { failed } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

const tags = ['scorecards'];

/** Scorecards of posts, collectors and their companies, grid leaders, windows and streets' departments. */
export function cardRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/cards',
    schema: {
      operationId: 'listCards',
      tags,
      summary: 'The cards of a kind in a period, in rank order, with every count behind their figures',
      querystring: cardsQuery,
      response: { 200: cardList, ...problems(400, 401, 403, 404, 429, 500) },
    },
    handler: async (request) => unwrap(await listCards(app, actorOf(request), inputOf(request.query))),
  });

  scope.route({
    method: 'GET',
    url: '/cards/cases',
    schema: {
      operationId: 'listCardCases',
      tags,
      summary: 'The cases behind a count of a card',
      querystring: cardCasesQuery,
      response: { 200: cardCasesView, ...problems(400, 401, 403, 404, 429, 500) },
    },
    handler: async (request) => {
      const { subject, count, cursor } = request.query;
      return unwrap(await cardCases(app, actorOf(request), { ...inputOf(request.query), subject, count, cursor }));
    },
  });

  scope.route({
    method: 'GET',
    url: '/cards/history',
    schema: {
      operationId: 'getCardHistory',
      tags,
      summary: "One's figures over up to twelve periods that follow one another",
      querystring: cardHistoryQuery,
      response: { 200: cardHistoryView, ...problems(400, 401, 403, 404, 429, 500) },
    },
    handler: async (request) => {
      const { bounds: text, ...input } = request.query;
      const bounds = text.split(',').map((each) => Date.parse(each));
      if (bounds.length < 2 || bounds.length > 13 || bounds.some(Number.isNaN)) {
        const errors = [{ path: 'bounds', message: '2 to 13 instants with commas' }];
        return unwrap(failed({ code: 'invalid', errors }));
      }
      return unwrap(await cardHistory(app, actorOf(request), { ...input, bounds }));
    },
  });
}

function inputOf({ card, from, to, asOf, area, source }: z.infer<typeof cardsQuery>) {
  return {
    card,
    area,
    source,
    from: Date.parse(from),
    to: Date.parse(to),
    asOf: asOf === undefined ? undefined : Date.parse(asOf),
  };
}
