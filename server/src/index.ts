export { ManualClock, realClock } from './adapters/clock.js';
export { PostgresError } from './adapters/postgres/index.js';
export {
  type Environment,
  readSettings,
  type SettingOrigin,
  type SettingSource,
  type Settings,
  SettingsError,
} from './adapters/settings.js';
export { openTables } from './adapters/tables/index.js';
export { createServer, type ServerOptions } from './app.js';
export { type Installation, type InstallationOptions, openInstallation } from './installation.js';
export { type Bell, createBell } from './jobs/bell.js';
export { currentSettings, type Running, type ServeOptions, serve } from './main.js';
export { StartError, type StartErrorCode } from './start-error.js';
export { exportAreas } from './usecases/area-map/export-areas.js';
export { type AreasImport, importAreasByCommand } from './usecases/area-map/import-by-command.js';
export { COMPONENT_KEYS, type ComponentMapping } from './usecases/components/columns.js';
export { type ExportFormat, exportComponentSheet, exportComponents } from './usecases/components/export-components.js';
export { phraseFault } from './usecases/components/fault.js';
export { type ImportComponentsInput, type ImportedFile, importComponents } from './usecases/components/import-file.js';
export { ensureTenant, type TenantInput } from './usecases/ensure-tenant.js';
export { type ErasePhotoInput, erasePhoto } from './usecases/erase-photo.js';
export { type EraseInput, eraseTexts } from './usecases/erase-texts.js';
export { type ExportedEvent, type ExportInput, exportHistories } from './usecases/export-histories.js';
export {
  type CaseHistory,
  type HistoryEvent,
  type ImportCounts,
  type ImportInput,
  importHistories,
} from './usecases/import-histories.js';
export type { Actor, App, Clock, Failure, Grant, Result } from './usecases/types.js';
export { type RollupFault, type Verified, verifyRollups } from './usecases/verify-rollups.js';
