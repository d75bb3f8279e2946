/** The names of the messages between main and the preload. Only these two files and their tests use them. */

export const CHANNELS = {
  connect: 'sourcemark:connect',
  ready: 'sourcemark:ready',
  chooseImports: 'sourcemark:choose-imports',
  importDropped: 'sourcemark:import-dropped',
  chooseCapture: 'sourcemark:choose-capture',
  saveOriginal: 'sourcemark:save-original',
  exportAnnotations: 'sourcemark:export-annotations',
  addGazetteer: 'sourcemark:add-gazetteer',
  showExported: 'sourcemark:show-exported',
  restartService: 'sourcemark:restart-service',
  settings: 'sourcemark:settings',
  saveSettings: 'sourcemark:save-settings',
  setAnnotator: 'sourcemark:set-annotator',
  port: 'sourcemark:port',
  menu: 'sourcemark:menu',
  serviceGone: 'sourcemark:service-gone',
  notice: 'sourcemark:notice',
  closing: 'sourcemark:closing',
  mayClose: 'sourcemark:may-close',
} as const;
