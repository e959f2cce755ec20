import { rememberLast } from './remember-last';

const NAME = /_elasticloadbalancing_[^_]+_(app|net)\.([^._]+)\.([0-9a-f]+)_/;

/** `app/NAME/ID` of the load balancer whose logs an object is, as access logs have it in `elb`; keys have full stops there. */
export const loadBalancerOfKey = rememberLast((key): string | undefined => NAME.exec(key)?.slice(1).join('/'));
