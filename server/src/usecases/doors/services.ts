import type { Open311AttributeBody } from '@bihuan/contracts';
import type { ClassConfig, TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';

/** The languages in which names are told. */
export type Language = 'zh' | 'en';

/** A class as Open311 has it (GeoReport v2, GET Service List). */
export interface Service {
  readonly service_code: string;
  readonly service_name: string;
  readonly description: string;
  readonly metadata: boolean;
  readonly type: 'realtime';
  readonly keywords: string;
  readonly group: string;
}

/** GeoReport v2, GET Service Definition. */
export interface ServiceAttribute {
  readonly variable: boolean;
  readonly code: string;
  readonly datatype: Open311AttributeBody['datatype'];
  readonly required: boolean;
  readonly datatype_description: string;
  readonly order: number;
  readonly description: string;
  readonly values?: readonly { readonly key: string; readonly name: string }[];
}

type Ref = Pick<ClassConfig, 'standardRef' | 'kind' | 'code'>;

/**
 * The code of a class, which stays what it is: `event-06001`. Of a class of another standard than the installation's it
 * names the standard too, since codes mean other things there.
 */
export function serviceCodeOf(config: TenantConfig, { standardRef, kind, code }: Ref): string {
  const own = `${kind}-${code}`;
  return standardRef === config.defaultStandard ? own : `${standardRef.replace(/[^A-Za-z0-9.]+/g, '_')}-${own}`;
}

/** The class of a service code; undefined: there is none. */
export function classOfService(config: TenantConfig, serviceCode: string): ClassConfig | undefined {
  const [, kind, code] = /^(component|event)-([A-Za-z0-9]{1,40})$/.exec(serviceCode) ?? [];
  if (kind !== undefined && code !== undefined) {
    return config.classes.get(classKeyOf({ standardRef: config.defaultStandard, kind, code }));
  }
  return [...config.classes.values()].find((each) => serviceCodeOf(config, each) === serviceCode);
}

/** May it be reported: in use, of the installation's own standard, and one of the partner's where only some are. */
export function isOffered(config: TenantConfig, one: ClassConfig, classes: readonly string[] = []): boolean {
  if (one.retired === true || one.standardRef !== config.defaultStandard) return false;
  return classes.length === 0 || classes.includes(classKeyOf(one));
}

export function servicesOf(config: TenantConfig, language: Language, classes: readonly string[] = []): Service[] {
  return [...config.classes.values()]
    .filter((each) => isOffered(config, each, classes))
    .map((each) => ({
      service_code: serviceCodeOf(config, each),
      service_name: nameOf(each, language),
      description: descriptionOf(each, language),
      metadata: attributesOf(config, each, language).length > 0,
      type: 'realtime' as const,
      keywords: [...new Set([each.name, each.nameEn, each.group])].filter((word) => word !== null).join(', '),
      group: each.group,
    }));
}

export function nameOf({ name, nameEn }: { name: string; nameEn: string | null }, language: Language): string {
  return language === 'en' ? (nameEn ?? name) : name;
}

/** When such a report is taken on, by the table of limits. */
function descriptionOf(one: ClassConfig, language: Language): string {
  const standard = one.standards[one.severity] ?? Object.values(one.standards)[0];
  const filing = language === 'en' ? (standard?.filingEn ?? standard?.filing) : standard?.filing;
  return filing === undefined || filing === '' ? nameOf(one, language) : filing;
}

const COMPONENT: Readonly<Record<Language, string>> = {
  zh: '部件编号（知道的话）',
  en: 'The code of the component, where it is known',
};

/** What a service asks: of components their code, and what the installation has set up for the class. */
export function attributesOf(config: TenantConfig, one: ClassConfig, language: Language): ServiceAttribute[] {
  const own = config.open311.attributes[classKeyOf(one)] ?? [];
  const asked: readonly Open311AttributeBody[] =
    one.kind === 'component'
      ? [
          { code: 'component', datatype: 'string', required: false, description: COMPONENT[language], values: [] },
          ...own,
        ]
      : own;
  return asked.map(({ code, datatype, required, description, values }, index) => ({
    variable: true,
    code,
    datatype,
    required,
    datatype_description: '',
    order: index + 1,
    description,
    ...(datatype.endsWith('list') ? { values } : {}),
  }));
}

export interface AttributeFault {
  readonly code: string;
  readonly what: 'missing' | 'unknown' | 'not-in-list' | 'too-many' | 'wrong-type' | 'too-long';
}

/** What is wrong with the values that were given for a service's attributes; empty: nothing. */
export function attributeFaults(
  asked: readonly ServiceAttribute[],
  given: ReadonlyMap<string, readonly string[]>,
): AttributeFault[] {
  const faults: AttributeFault[] = [];
  const known = new Map(asked.map((each) => [each.code, each]));
  for (const code of given.keys()) if (!known.has(code)) faults.push({ code, what: 'unknown' });
  for (const { code, required, datatype, values } of asked) {
    const said = given.get(code) ?? [];
    if (said.length === 0) {
      if (required) faults.push({ code, what: 'missing' });
      continue;
    }
    if (said.length > 1 && datatype !== 'multivaluelist') faults.push({ code, what: 'too-many' });
    else if (values !== undefined && said.some((value) => !values.some(({ key }) => key === value))) {
      faults.push({ code, what: 'not-in-list' });
    } else if (said.some((value) => value.length > 1000)) faults.push({ code, what: 'too-long' });
    else if (!said.every((value) => fits(datatype, value))) faults.push({ code, what: 'wrong-type' });
  }
  return faults;
}

function fits(datatype: ServiceAttribute['datatype'], value: string): boolean {
  if (datatype === 'number') return /^[+-]?\d+(\.\d+)?$/.test(value.trim());
  if (datatype === 'datetime')
    return /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?$/.test(value) && !Number.isNaN(Date.parse(value));
  return datatype !== 'string' || !/[\r\n]/.test(value);
}

/** The answers as people at the desk read them, a line each. */
export function attributeLines(
  asked: readonly ServiceAttribute[],
  given: ReadonlyMap<string, readonly string[]>,
): string[] {
  return asked.flatMap(({ code, description, values }) => {
    const said = given.get(code) ?? [];
    const names = said.map((value) => values?.find(({ key }) => key === value)?.name ?? value);
    return said.length === 0 ? [] : [`${description}：${names.join('、')}`];
  });
}
