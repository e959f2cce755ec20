/** Request lines are those of Application Load Balancers. */
export { logic } from '../alb/alb';
