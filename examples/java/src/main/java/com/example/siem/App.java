package com.example.siem;

import io.github.siemonopensearch.Exclusion;
import io.github.siemonopensearch.ExclusionAction;
import io.github.siemonopensearch.ExpressionExclusion;
import io.github.siemonopensearch.IocSource;
import io.github.siemonopensearch.LoaderConfig;
import io.github.siemonopensearch.LoaderOptions;
import io.github.siemonopensearch.LogLevel;
import io.github.siemonopensearch.LogSourceOptions;
import io.github.siemonopensearch.ManagedDomainOptions;
import io.github.siemonopensearch.SiemDomain;
import io.github.siemonopensearch.SiemOnOpenSearch;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;

/** A SIEM in an existing network, with a larger domain, a setting, a log bucket, indicators and an exclusion of its own: {@code npx cdk deploy}. */
public final class App {
  public static void main(String[] args) {
    software.amazon.awscdk.App app = new software.amazon.awscdk.App();
    Stack stack = new Stack(app, "Siem");

    IVpc vpc = Vpc.fromVpcAttributes(stack, "Vpc", VpcAttributes.builder()
        .vpcId("vpc-0123456789abcdef0")
        .availabilityZones(List.of("eu-central-1a", "eu-central-1b", "eu-central-1c"))
        .privateSubnetIds(List.of("subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"))
        .build());

    SiemOnOpenSearch siem = SiemOnOpenSearch.Builder.create(stack, "Siem")
        .namePrefix("acme-siem")
        .vpc(vpc)
        .domain(SiemDomain.managed(ManagedDomainOptions.builder()
            .dataNodes(6)
            .dataNodeInstanceType("r7g.large.search")
            .masterNodes(3)
            .volumeSize(Size.tebibytes(1))
            .build()))
        .loader(LoaderOptions.builder().timeout(Duration.minutes(5)).maxConcurrency(50).logLevel(LogLevel.WARN).build())
        .loaderConfig(LoaderConfig.fromInline("[cloudtrail]\nindex_rotation = daily\n"))
        .iocFeeds(List.of(IocSource.tor()))
        .build();

    IBucket trail = Bucket.fromBucketName(stack, "TrailBucket", "acme-trail");
    siem.addLogSource("Trail", trail, LogSourceOptions.builder().prefixes(List.of("AWSLogs/")).build());
    siem.addExclusion("Describe", Exclusion.expression("cloudtrail", ExpressionExclusion.builder()
        .name("describe-calls")
        .expression("starts_with(eventName, 'Describe')")
        .action(ExclusionAction.COUNT)
        .build()));

    app.synth();
  }

  private App() { }
}
