import { onStage } from './here';

onStage('test-officer');

// A stage of its own: what waits for the district here, the secretary has long done in the other.
import './officer.story';
import './blanks.story';
