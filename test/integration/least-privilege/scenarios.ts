import { bucketAttachment, keyGrant } from './bucket-attachment';
import { esLoader, esLoaderOfCollection } from './es-loader';
import { esLoaderStopper } from './es-loader-stopper';
import { geoIpDownloader } from './geoip-downloader';
import { indexMetricsExporter } from './index-metrics-exporter';
import { iocCreatedb, iocDownload, iocPlan } from './ioc-pipeline';
import { Scenario } from './scenario';
import { deployed, everything, logArchive, serverless, sourceAccount } from './templates';

/** Functions that run. */
export const SCENARIOS: Scenario[] = [
  esLoader, esLoaderOfCollection, esLoaderStopper, geoIpDownloader, indexMetricsExporter, iocPlan, iocDownload, iocCreatedb,
  bucketAttachment, keyGrant,
];

/** Templates whose roles are looked at, as if they were deployed. */
export const TEMPLATES = {
  everything: deployed(everything()),
  serverless: deployed(serverless()),
  sourceAccount: deployed(sourceAccount()),
  logArchive: deployed(logArchive()),
};
