export { LogsModule } from './logs.module';
export { ForgetOldLines } from './processes/forget-old-lines.process';
export { RaiseAlertsWhenFailuresPileUp } from './processes/raise-alerts-when-failures-pile-up.process';
export { TellWebhookOfAlerts } from './processes/tell-webhook-of-alerts.process';
export { ProcessLog } from './store/process-log';
