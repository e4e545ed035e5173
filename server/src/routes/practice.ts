import { practiceAnswers, practiceView, session } from '@bihuan/contracts';
import { answerOthers } from '../usecases/practice/answer-others.js';
import { leavePractice } from '../usecases/practice/leave-practice.js';
import { practiceView as viewOf } from '../usecases/practice/practice-view.js';
import { startPractice } from '../usecases/practice/start-practice.js';
import type { App } from '../usecases/types.js';
import { clearPracticeCookie, setPracticeCookie, visitorIn } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

export function practiceRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'POST',
    url: '/practice',
    // Some 120 cases are made each time.
    config: { perMinute: 6 },
    schema: {
      operationId: 'startPractice',
      tags: ['practice'],
      summary:
        'Begin, or begin again, to practise: a tenant of simulated cases of one’s own; the answer sets its cookie',
      response: { 200: session, ...problems(401, 403, 429, 500) },
    },
    handler: async (request, reply) => {
      const { home } = visitorIn(request);
      const practice = unwrap(await startPractice(app, home.actor, home.session.person.name));
      setPracticeCookie(request, reply, practice.token);
      return reply.send(practice.session);
    },
  });

  scope.route({
    method: 'GET',
    url: '/practice',
    schema: {
      operationId: 'getPractice',
      tags: ['practice'],
      summary: 'What there is to try in the practice, and how much of it is done',
      response: { 200: practiceView, ...problems(401, 404, 429, 500) },
    },
    handler: async (request) => {
      const { actor, home } = visitorIn(request);
      return unwrap(await viewOf(app, actor, home.actor.grants));
    },
  });

  scope.route({
    method: 'POST',
    url: '/practice/answers',
    config: { perMinute: 60 },
    schema: {
      operationId: 'answerOthers',
      tags: ['practice'],
      summary: 'Let the others of the practice answer: units feed back, collectors verify',
      response: { 200: practiceAnswers, ...problems(401, 404, 429, 500) },
    },
    handler: async (request) => unwrap(await answerOthers(app, visitorIn(request).actor)),
  });

  scope.route({
    method: 'DELETE',
    url: '/practice',
    schema: {
      operationId: 'leavePractice',
      tags: ['practice'],
      summary: 'Leave the practice: it is deleted, and the real session goes on',
      response: { 200: session, ...problems(401, 429, 500) },
    },
    handler: async (request, reply) => {
      const { actor, home } = visitorIn(request);
      await leavePractice(app, actor.tenant);
      clearPracticeCookie(request, reply);
      return reply.send(home.session);
    },
  });
}
