/** Keys of an ECS mapping whose value is a list: every source contributes. All other mapping keys take the first source. */
const ECS_LISTS = `
base.tags container.image.tag dns.answers dns.header_flags dns.resolved_ip dns.type event.category event.type file.attributes
host.ip host.mac observer.ip observer.mac process.args registry.data.strings related.hash related.hosts related.ip related.user
rule.author threat.tactic.id threat.tactic.name threat.tactic.reference threat.technique.id threat.technique.name
threat.technique.reference threat.technique.subtechnique.id threat.technique.subtechnique.name
threat.technique.subtechnique.reference tls.client.certificate_chain tls.client.supported_ciphers tls.server.certificate_chain
user.roles vulnerability.category x509.alternative_names x509.issuer.country x509.issuer.locality x509.issuer.organization
x509.issuer.organizational_unit x509.issuer.state_or_province x509.subject.common_name x509.subject.country
x509.subject.locality x509.subject.organization x509.subject.organizational_unit x509.subject.state_or_province`;

const listKeys = new Set(ECS_LISTS.split(/\s+/).filter(Boolean));

export function isListKey(key: string): boolean {
  return listKeys.has(key);
}
