import { collectPack as packView, surveyTasks as tasksView } from '@bihuan/contracts';
import { collectPack } from '../usecases/collect/collect-pack.js';
import { surveyTasks } from '../usecases/survey/surveys.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { asTyped, problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

/** What a collector's phone keeps. */
export function collectRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/collect/pack',
    config: { tagged: true },
    ...asTyped,
    schema: {
      operationId: 'getCollectPack',
      tags: ['patrol'],
      summary:
        'What a phone keeps for working without a net: the areas that the person patrols, streets and components',
      response: { 200: packView, ...problems(401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await collectPack(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/collect/surveys',
    schema: {
      operationId: 'listSurveyTasks',
      tags: ['surveys'],
      summary: 'Components that surveys still look for where the person patrols',
      response: { 200: tasksView, ...problems(401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await surveyTasks(app, actorOf(request))),
  });
}
