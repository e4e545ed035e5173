import { describe, expect, it } from 'vitest';
import { readSettings } from './adapters/settings.js';
import type { Asker } from './adapters/terminal.js';
import { blankInput, refuseSampleInNetwork, table } from './first-run.js';
import { StartError } from './start-error.js';

const environment = {
  BIHUAN_ADMIN_LOGIN: 'zhao',
  BIHUAN_ADMIN_PASSWORD: 'a long password',
  BIHUAN_SECURITY_LOGIN: 'qian',
  BIHUAN_SECURITY_PASSWORD: 'another long one',
};

/** Answers in turn, and notes what was asked. */
function scripted(answers: readonly string[]): Asker & { readonly asked: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  const next = (question: string): Promise<string> => {
    asked.push(question);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`asked once more: ${question}`);
    return Promise.resolve(answer);
  };
  return { asked, ask: next, askHidden: next };
}

describe('an empty installation', () => {
  it('takes its people from the environment and asks nobody', async () => {
    expect(await blankInput({ ...environment, BIHUAN_TENANT: '620103', BIHUAN_TENANT_NAME: '七里河区' }, null)).toEqual(
      {
        tenant: '620103',
        name: '七里河区',
        administrator: { login: 'zhao', name: 'zhao', password: 'a long password' },
        securityAdministrator: { login: 'qian', name: 'qian', password: 'another long one' },
      },
    );
  });

  it('names what is missing where nobody can be asked', async () => {
    const { BIHUAN_ADMIN_LOGIN: _, BIHUAN_SECURITY_PASSWORD: __, ...rest } = environment;
    await expect(blankInput(rest, null)).rejects.toThrow(
      'Start it at a terminal to be asked, or set BIHUAN_ADMIN_LOGIN, BIHUAN_SECURITY_PASSWORD',
    );
  });

  it('asks at a terminal, again where an answer is needed, and only for what is not set', async () => {
    const asker = scripted(['620103', '', 'zhao', '赵工', 'short', '', 'a long password', 'qian', '']);
    const { BIHUAN_SECURITY_PASSWORD } = environment;
    const input = await blankInput({ BIHUAN_SECURITY_PASSWORD }, asker);
    expect(input).toEqual({
      tenant: '620103',
      name: '620103',
      administrator: { login: 'zhao', name: '赵工', password: 'a long password' },
      securityAdministrator: { login: 'qian', name: 'qian', password: 'another long one' },
    });
    expect(asker.asked.filter((question) => question.startsWith('Password'))).toHaveLength(3);
  });

  it.each([
    [{ BIHUAN_ADMIN_PASSWORD: 'short' }, 'weak-password'],
    [{ BIHUAN_SECURITY_LOGIN: 'zhao' }, 'one-for-both'],
  ])('refuses %j', async (more, code) => {
    await expect(blankInput({ ...environment, ...more }, null)).rejects.toMatchObject({ code });
  });
});

describe('the sample', () => {
  it('is for this machine only', () => {
    const at = (HOST: string) => () => refuseSampleInNetwork(readSettings({ HOST }, '/nowhere'));
    for (const host of ['127.0.0.1', '::1', 'localhost']) expect(at(host)).not.toThrow();
    for (const host of ['0.0.0.0', '::', '192.168.1.5']) expect(at(host)).toThrow(StartError);
  });

  it('lists its sign-ins in columns', () => {
    const lines = table([
      { login: 'duty', password: 'abc', role: 'duty-officer', name: '李明' },
      { login: 'clerk-sanitation', password: 'defg', role: 'unit-clerk', name: '王芳' },
    ]);
    expect(lines).toEqual(['duty              abc   duty-officer  李明', 'clerk-sanitation  defg  unit-clerk    王芳']);
  });
});
