export { adminApi, type ImportOptions } from './admin-api.js';
export { api, type CaseFilter, type Period } from './api.js';
export { type ConfigRef, configApi } from './config-api.js';
export { addressOf, get, post, put, type Query, remove, sendFile } from './http.js';
export { OfflineError, ProblemError } from './problem-error.js';
export { ServerTime, serverTime, type TimeSource } from './server-time.js';
export { ServerStream, type StreamStatus, serverStream } from './stream.js';
export { fileAddress, type Upload, upload } from './upload.js';
