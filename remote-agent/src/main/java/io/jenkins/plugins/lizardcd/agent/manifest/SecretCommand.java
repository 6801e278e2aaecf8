package io.jenkins.plugins.lizardcd.agent.manifest;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.jenkins.plugins.lizardcd.agent.config.Secrets;
import io.jenkins.plugins.lizardcd.agent.tls.SelfMadeCertificate;
import io.jenkins.plugins.lizardcd.agent.tls.SelfMadeCertificate.KeyAndCertificate;
import io.jenkins.plugins.lizardcd.shared.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lizardcd-agent secret}: prints a Secret with a new token and a new certificate. */
@Command(
        name = "secret",
        mixinStandardHelpOptions = true,
        description = "Prints a Secret with a new bearer token, key and self-signed certificate. Use it once, with:"
                + " lizardcd-agent secret ... | kubectl create -f -")
public final class SecretCommand implements Callable<Integer> {

    /** Annotation with the fingerprint to pin in Jenkins. */
    static final String FINGERPRINT = "lizardcd.io/certificate-fingerprint";

    @Option(names = "--namespace", required = true, description = "Namespace of the agent.")
    private String namespace;

    @Option(names = "--name", defaultValue = "lizardcd-agent", description = "Name of the Secret (${DEFAULT-VALUE}).")
    private String name;

    @Option(names = "--host", description = "Further host name or address in the certificate; may be repeated.")
    private List<String> hosts = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Names.requireLabel(namespace, "namespace");
        Names.requireLabel(name, "agent");
        List<String> alternatives = new ArrayList<>(List.of(
                "dns:" + name,
                "dns:" + name + "." + namespace,
                "dns:" + name + "." + namespace + ".svc",
                "dns:" + name + "." + namespace + ".svc.cluster.local"));
        hosts.forEach(h -> alternatives.add((h.matches("[0-9.]+|.*:.*") ? "ip:" : "dns:") + h));
        KeyAndCertificate made = SelfMadeCertificate.make(name, alternatives);
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(Map.of(Installation.NAME_LABEL, name))
                .withAnnotations(Map.of(FINGERPRINT, made.fingerprint()))
                .endMetadata()
                .withStringData(
                        Map.of("token", Secrets.newToken(), "tls.crt", made.certificate(), "tls.key", made.key()))
                .build();
        spec.commandLine().getOut().print(Serialization.asYaml(secret));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
