export { logic } from '../cloudfront-standard/cloudfront-standard';
