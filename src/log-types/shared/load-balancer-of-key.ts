const NAME = /_elasticloadbalancing_[^_]+_(app|net)\.([^._]+)\.([0-9a-f]+)_/;

let lastKey = '';
let lastName: string | undefined;

/** `app/NAME/ID` of the load balancer whose logs an object is, as access logs have it in `elb`; keys have full stops there. */
export function loadBalancerOfKey(key: string): string | undefined {
  if (key !== lastKey) {
    lastKey = key;
    lastName = NAME.exec(key)?.slice(1).join('/');
  }
  return lastName;
}
