export { ocsfLogic as logic } from '../shared/ocsf-logic';
