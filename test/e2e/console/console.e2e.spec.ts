import { onStage } from './here';

onStage('test-console');

// Who only looks comes first; the secretary moves on to July.
import './auditor.story';
import './invitation.story';
import './vacancy.story';
import './approval.story';
import './secretary.story';
