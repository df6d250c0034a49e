export { agreementWorkflow } from './agreement.workflow';
export { reconcilerWorkflow } from './reconciler.workflow';
export { tickerWorkflow } from './ticker.workflow';
