package io.jenkins.plugins.lizardcd.agent.config;

import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import java.nio.file.Path;
import java.util.List;

/**
 * The agent's configuration. Each setting can stand in the YAML file under the name of its component, and in the
 * environment under that name in capitals behind {@code LIZARD_}: {@code tokenFile} is {@code LIZARD_TOKEN_FILE}. The
 * environment wins. The policy can stand in the file only.
 *
 * @param listenAddress address to listen on; default {@code 0.0.0.0}
 * @param port port to listen on; default 8443
 * @param dataDirectory where a certificate and a token made at first start are kept; default {@code lizardcd-data}
 * @param tokenFile file with the bearer tokens that are accepted, one a line, read again when it changes; default a new
 *     token in the data directory
 * @param certificateFile PEM file with the certificate chain; default a new self-made certificate in the data directory
 * @param keyFile PEM file with the private key (PKCS #8) of the certificate
 * @param clientCaFile PEM file with certificates of authorities whose client certificates are accepted (mTLS); default
 *     none
 * @param kubeconfig path of a kubeconfig; default the pod's service account, then {@code KUBECONFIG}
 * @param context context in the kubeconfig; default its current one
 * @param namespaces namespaces to serve, the default first; default the one of the service account or context
 * @param identity unique name of this replica; default the host name, which in a pod is the pod's name
 * @param leaseDuration after this time without a sign of life another replica takes over; default 15s
 * @param workers threads that move operations on; default 8
 * @param keepOperations how many ended operations to keep in a namespace, and up to five times as many of the last hour;
 *     default 200
 * @param keepFor how long to keep an ended operation; default 720h
 * @param maxBodyBytes largest request body; default 262144
 * @param requestsPerSecond requests per second that one client address may send; default 2000
 * @param helm path of the helm executable, version 3.14 or newer; default the one on the PATH
 * @param kustomize path of the kustomize executable, version 5; default the one on the PATH
 * @param policy what the agent does for anybody; default everything its Role permits
 */
public record AgentConfig(
        String listenAddress,
        Integer port,
        Path dataDirectory,
        Path tokenFile,
        Path certificateFile,
        Path keyFile,
        Path clientCaFile,
        Path kubeconfig,
        String context,
        List<String> namespaces,
        String identity,
        GoDuration leaseDuration,
        Integer workers,
        Integer keepOperations,
        GoDuration keepFor,
        Integer maxBodyBytes,
        Integer requestsPerSecond,
        Path helm,
        Path kustomize,
        AgentPolicy policy) {

    /** Fills in the defaults and refuses values that cannot work. */
    public AgentConfig {
        listenAddress = listenAddress == null ? "0.0.0.0" : listenAddress;
        port = between("port", port == null ? 8443 : port, 0, 65535);
        dataDirectory = dataDirectory == null ? Path.of("lizardcd-data") : dataDirectory;
        if ((certificateFile == null) != (keyFile == null)) {
            throw new IllegalArgumentException("certificateFile and keyFile must be given together");
        }
        namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
        leaseDuration = leaseDuration == null ? GoDuration.parse("15s") : leaseDuration;
        workers = between("workers", workers == null ? 8 : workers, 1, 256);
        keepOperations = between("keepOperations", keepOperations == null ? 200 : keepOperations, 1, 100_000);
        keepFor = keepFor == null ? GoDuration.parse("720h") : keepFor;
        maxBodyBytes = between("maxBodyBytes", maxBodyBytes == null ? 262_144 : maxBodyBytes, 1024, 700_000);
        requestsPerSecond =
                between("requestsPerSecond", requestsPerSecond == null ? 2000 : requestsPerSecond, 1, 100_000);
        policy = policy == null ? AgentPolicy.OPEN : policy;
    }

    private static int between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + ", not " + value);
        }
        return value;
    }
}
