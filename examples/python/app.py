"""A SIEM in an existing network, with a larger domain, a setting, a log bucket, indicators and an exclusion of its own:
`pip install -r requirements.txt`, then `cdk deploy`."""

from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_s3 as s3
from siem_on_opensearch import (
    Exclusion,
    ExclusionAction,
    IocSource,
    LoaderConfig,
    LoaderOptions,
    LogLevel,
    SiemDomain,
    SiemOnOpenSearch,
)

app = App()
stack = Stack(app, "Siem")

vpc = ec2.Vpc.from_vpc_attributes(
    stack,
    "Vpc",
    vpc_id="vpc-0123456789abcdef0",
    availability_zones=["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    private_subnet_ids=["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"],
)

siem = SiemOnOpenSearch(
    stack,
    "Siem",
    name_prefix="acme-siem",
    vpc=vpc,
    domain=SiemDomain.managed(
        data_nodes=6,
        data_node_instance_type="r7g.large.search",
        master_nodes=3,
        volume_size=Size.tebibytes(1),
    ),
    loader=LoaderOptions(timeout=Duration.minutes(5), max_concurrency=50, log_level=LogLevel.WARN),
    loader_config=LoaderConfig.from_inline("[cloudtrail]\nindex_rotation = daily\n"),
    ioc_feeds=[IocSource.tor()],
)

trail = s3.Bucket.from_bucket_name(stack, "TrailBucket", "acme-trail")
siem.add_log_source("Trail", trail, prefixes=["AWSLogs/"])
siem.add_exclusion(
    "Describe",
    Exclusion.expression(
        "cloudtrail",
        name="describe-calls",
        expression="starts_with(eventName, 'Describe')",
        action=ExclusionAction.COUNT,
    ),
)

app.synth()
