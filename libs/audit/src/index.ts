export { replay, type Basis, type Replay } from './replay';
export { verifyChain, type Finding } from './verify';
