"""A SIEM in an existing network, with a larger domain and a setting of its own: `pip install -r requirements.txt`, then `cdk deploy`."""

from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_ec2 as ec2
from siem_on_opensearch import LoaderConfig, LoaderOptions, LogLevel, SiemDomain, SiemOnOpenSearch

app = App()
stack = Stack(app, "Siem")

vpc = ec2.Vpc.from_vpc_attributes(
    stack,
    "Vpc",
    vpc_id="vpc-0123456789abcdef0",
    availability_zones=["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    private_subnet_ids=["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"],
)

SiemOnOpenSearch(
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
)

app.synth()
