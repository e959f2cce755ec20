"""A SIEM with everything at its default: `pip install -r requirements.txt`, then `cdk deploy`."""

from aws_cdk import App, Stack
from siem_on_opensearch import SiemOnOpenSearch

app = App()
stack = Stack(app, "Siem")
SiemOnOpenSearch(stack, "Siem")

app.synth()
