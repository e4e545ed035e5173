import { Command, CommanderError } from 'commander';
import { deadline } from './commands/deadline.js';
import { evaluate } from './commands/evaluate.js';
import { lights } from './commands/lights.js';
import { InputError, UsageError } from './io/errors.js';
import { isForPeople } from './io/for-people.js';
import type { Terminal } from './io/terminal.js';

const OK = 0;
const BAD_INPUT = 1;
const WRONG_USAGE = 2;

/**
 * Runs `bihuan` with its arguments (without node and script).
 * @returns the exit code: 0 done, 1 the input was bad, 2 wrong usage
 */
export async function main(argv: readonly string[], terminal: Terminal = process): Promise<number> {
  let code = OK;
  const program = commands(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, terminal);
  }
}

function failed(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? OK : WRONG_USAGE;
  if (error instanceof UsageError) return said(terminal, error, WRONG_USAGE);
  if (error instanceof InputError || isForPeople(error)) return said(terminal, error, BAD_INPUT);
  throw error;
}

function said(terminal: Terminal, error: Error, code: number): number {
  terminal.stderr.write(`${error.message}\n`);
  return code;
}

function commands(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('bihuan')
    .description('Runs a city’s operating mechanisms as closed loops')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  const overLogs = (name: string) =>
    program
      .command(`${name} [files...]`)
      .requiredOption('--calendar <file>', 'working calendar (JSON)')
      .requiredOption('--policy <file>', 'policy (JSON)')
      .requiredOption('--units <file>', 'responsible units (JSON list)');
  program
    .command('deadline [files...]')
    .description('lines {"start","duration"} → {"due"}; lines {"start","end"} → {"minutes"}')
    .requiredOption('--calendar <file>', 'working calendar (JSON)')
    .action(async (files: string[], options) => done(await deadline(terminal, files, options)));
  program
    .command('locate [files...]')
    .description('lines {"lon","lat"} → {"areas"}: the ids of all areas that contain the point, smallest first')
    .requiredOption('--areas <file>', 'areas (GeoJSON FeatureCollection of Polygons and MultiPolygons)')
    .option(
      '--strict',
      'refuse areas whose rings cross or touch themselves (default: name them, read by the even-odd rule)',
    )
    .action(async (files: string[], options) =>
      done(await (await import('./commands/locate.js')).locate(terminal, files, options)),
    );
  overLogs('lights')
    .description('case events → a line per open case with its lights')
    .requiredOption('--at <instant>', 'the instant to look at, e.g. 2010-05-04T09:05:00+08:00')
    .action(async (files: string[], options) => done(await lights(terminal, files, options)));
  overLogs('evaluate')
    .description('case events → the scores of a period')
    .requiredOption('--from <instant>', 'start of the period, included')
    .requiredOption('--to <instant>', 'end of the period, not included')
    .option('--as-of <instant>', 'read the log as it stood then (default: --to)')
    .option('--format <format>', 'json or csv', 'json')
    .action(async (files: string[], options) => done(await evaluate(terminal, files, options)));
  overLogs('what-if')
    .description('case events → the scores of a period by these rules and by others, and the runs that count otherwise')
    .requiredOption('--from <instant>', 'start of the period, included')
    .requiredOption('--to <instant>', 'end of the period, not included')
    .option('--as-of <instant>', 'read the log as it stood then (default: --to)')
    .option('--with-calendar <file>', 'another working calendar (JSON)')
    .option('--with-policy <file>', 'another policy (JSON)')
    .option('--with-units <file>', 'another list of units (JSON)')
    .option('--with-limits <file>', 'other limits: {"CLASS": {"general": {"hours": 4}, …}}')
    .option('--with-duties <file>', 'another responsibility: {"CLASS": "UNIT"}, to whom its cases go first')
    .option('--cases <n>', 'how many changed cases are listed', '100')
    .action(async (files: string[], options) =>
      done(await (await import('./commands/what-if.js')).whatIf(terminal, files, options)),
    );
  program
    .command('simulate')
    .description('case events of a plausible city')
    .requiredOption('--district <file>', 'areas as GeoJSON, or "sample"')
    .requiredOption('--from <date>', 'first day')
    .requiredOption('--to <date>', 'the day after the last')
    .requiredOption('--cases-per-day <n>', 'on average')
    .requiredOption('--seed <n>', 'the same seed gives the same bytes')
    .option('--calendar <file>', 'working calendar (default: the sample’s)')
    .action(async (options) => done(await (await import('./commands/simulate.js')).simulate(terminal, options)));
  ofInstallations(program, terminal, done);
  return program;
}

/** Commands that open an installation; what they need is loaded only when they are called. */
function ofInstallations(program: Command, terminal: Terminal, done: (code: number) => void): void {
  const withData = (command: Command) =>
    command.option('--data <folder>', 'data folder (default: BIHUAN_DATA or ./data)');
  const imports = program.command('import').description('take data into an installation');
  withData(imports.command('cases <file>'))
    .description('rows of another system (CSV) by a mapping, or a log of events (.ndjson); either may be .gz')
    .option('--mapping <file>', 'how a row becomes a case (JSON)')
    .option('--dry-run', 'rows: show the first 20 as events; a log: check all of it; write nothing')
    .option('--tenant <code>', 'of a log: whose cases they are, where there are several tenants')
    .option('--source <name>', 'of a log: what its origin is called (default: log)')
    .option('--rejects <file>', 'where rejected rows go (default: FILE.rejects.csv)')
    .action(async (file: string, options) =>
      done(await (await import('./commands/import-cases.js')).importCases(terminal, file, options)),
    );
  withData(imports.command('grids <file>'))
    .description(
      'areas of one level: GeoJSON, a zipped shapefile (.zip), KML or KMZ; saved as one change, or not at all',
    )
    .requiredOption('--level <level>', 'district, street, community, cell, or a layer of your own')
    .option('--layer-name <name>', 'make the layer that --level names, called so')
    .option('--coordinates <system>', 'wgs84, cgcs2000, gcj02, bd09, or swapped (latitude first)', 'wgs84')
    .option('--id-field <name>', 'the property that holds the code (default: id, code, 编码 …)')
    .option('--name-field <name>', 'the property that holds the name (default: name, 名称 …)')
    .option('--parent-field <name>', 'the property that holds the code or name of the area above')
    .option('--repair', 'mend shapes where no position has to move')
    .option('--remove', 'areas of the level that the file lacks end')
    .option('--confirm <reason>', 'save in spite of gaps and overlaps that the checks find')
    .option('--note <text>', 'what the change rests on')
    .option('--dry-run', 'only say what would change')
    .option('--tenant <code>', 'whose areas, where there are several tenants')
    .action(async (file: string, options) =>
      done(await (await import('./commands/import-grids.js')).importGrids(terminal, file, options)),
    );
  withData(imports.command('components <file>'))
    .description('an inventory of components by the headings of its columns: .csv, .geojson (either also .gz) or .xlsx')
    .option('--coordinates <system>', 'of the places in the file: wgs84, cgcs2000, gcj02 or bd09', 'wgs84')
    .option('--mapping <file>', 'what the file’s columns and values are called here (JSON)')
    .option('--dry-run', 'check all of it and write nothing')
    .option('--tenant <code>', 'whose components, where there are several tenants')
    .action(async (file: string, options) =>
      done(await (await import('./commands/import-components.js')).importComponents(terminal, file, options)),
    );
  const exports = program.command('export').description('give data of an installation');
  withData(exports.command('cases'))
    .description('the log of all cases as events, a line each')
    .option('--tenant <code>', 'whose cases, where there are several tenants')
    .option('--until <instant>', 'only events up to and at this instant')
    .action(async (options) => done(await (await import('./commands/export-cases.js')).exportCases(terminal, options)));
  withData(exports.command('grids'))
    .description('areas as GeoJSON, a feature a line')
    .option('--level <level>', 'only these: district, street, community, cell, or a layer (default: the whole tree)')
    .option('--tenant <code>', 'whose areas, where there are several tenants')
    .action(async (options) => done(await (await import('./commands/export-grids.js')).exportGrids(terminal, options)));
  withData(exports.command('components'))
    .description('the inventory of components, which the import takes back')
    .option('--output <file>', 'where to (default: standard output); its ending is the format')
    .option('--format <format>', 'csv, geojson or xlsx (default: as the file, or csv)')
    .option('--language <language>', 'of headings and words: zh or en', 'zh')
    .option('--tenant <code>', 'whose components, where there are several tenants')
    .action(async (options) =>
      done(await (await import('./commands/export-components.js')).exportComponents(terminal, options)),
    );
  const erase = program.command('erase').description('take data out of an installation for good');
  withData(erase.command('texts <case>'))
    .description('texts about people of a case, by its id; the events stay, without them')
    .option('--seq <n...>', 'only of these events (default: all, and the reporter’s name and phone)')
    .option('--tenant <code>', 'whose case, where there are several tenants')
    .action(async (id: string, options) =>
      done(await (await import('./commands/erase-texts.js')).eraseTexts(terminal, id, options)),
    );
  withData(erase.command('photo <id>'))
    .description('a picture by its id (the last part of its address); the events that name it stay')
    .option('--tenant <code>', 'whose picture, where there are several tenants')
    .action(async (id: string, options) =>
      done(await (await import('./commands/erase-photo.js')).erasePhoto(terminal, id, options)),
    );
  withData(program.command('serve'))
    .description('serve the console and the interface')
    .option('--port <n>', 'port (default: PORT or 8311)')
    .option('--host <address>', 'address to listen on (default: HOST or 127.0.0.1)')
    .option('--blank', 'where there is no installation yet, make an empty one with its administrators')
    .action(async (options) => done(await (await import('./commands/serve.js')).serve(terminal, options)));
  withData(program.command('migrate'))
    .description('bring the database to this version’s schema')
    .action(async (options) => done(await (await import('./commands/migrate.js')).migrate(terminal, options)));
  withData(program.command('verify-rollups'))
    .description('derive what scorecards are added up from anew from the log, and report any difference')
    .option('--tenant <code>', 'whose cases, where there are several tenants')
    .action(async (options) =>
      done(await (await import('./commands/verify-rollups.js')).verifyRollupsCommand(terminal, options)),
    );
  withData(program.command('doctor'))
    .description('what is in force, where it came from, and whether it works')
    .action(async (options) => done(await (await import('./commands/doctor.js')).doctor(terminal, options)));
}
