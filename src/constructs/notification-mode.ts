/** How a bucket tells the loader about new objects. */
export enum NotificationMode {
  /** The bucket calls the loader itself. Nothing limits how many loaders run at once, and the loader's policy has room for some 40 buckets. */
  S3 = 'S3',

  /** The bucket puts a message on the load queue, or on a queue of its own that is given. */
  SQS = 'SQS',

  /** The bucket publishes to a topic, which others may listen to as well; the load queue is subscribed to it. */
  SNS = 'SNS',

  /** The bucket sends events to EventBridge, a rule puts those of new objects on the load queue. Fits beside any notifications that a bucket has. */
  EVENT_BRIDGE = 'EVENT_BRIDGE',
}
