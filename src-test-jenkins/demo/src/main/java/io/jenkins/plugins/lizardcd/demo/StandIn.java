package io.jenkins.plugins.lizardcd.demo;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.lizardcd.endpoint.Endpoint;
import io.jenkins.plugins.lizardcd.endpoint.LizardGlobalConfiguration;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs builds of a Jenkinsfile without Jenkins. It is no Jenkins: one thread, nothing saved, no nodes, no sandbox, no
 * Declarative; but the steps, the client and the configuration are the plugin's own.
 */
public final class StandIn {

    private static final String NAME = "demo";
    private static final String CREDENTIAL = "lizard-demo-token";

    private final Path jenkinsfile;
    private final TheJob job;

    /**
     * A stand-in with one endpoint, the default.
     *
     * @param jenkinsfile scripted Pipeline
     * @param job name of the job
     * @param url of the agent
     * @param fingerprint of its certificate
     * @param token its bearer token
     * @param namespace the default namespace, and the only one
     */
    public StandIn(Path jenkinsfile, String job, String url, String fingerprint, String token, String namespace) {
        this.jenkinsfile = jenkinsfile;
        this.job = new TheJob(job);
        CredentialsProvider.add(new Token(CREDENTIAL, Secret.fromString(token)));
        Endpoint endpoint = new Endpoint(NAME, url);
        endpoint.setCredentialsId(CREDENTIAL);
        endpoint.setCertificateFingerprint(fingerprint);
        endpoint.setDefaultNamespace(namespace);
        endpoint.setAllowedNamespaces(List.of(namespace));
        LizardGlobalConfiguration.get().setEndpoints(List.of(endpoint));
        LizardGlobalConfiguration.get().setDefaultEndpoint(NAME);
    }

    /**
     * Runs one build.
     *
     * @param number of the build
     * @param parameters of the build; the Jenkinsfile's defaults stand in for those that are not given
     * @param log gets all that Jenkins' console would show of the steps
     * @return whether it is a success
     */
    public boolean build(int number, Map<String, String> parameters, PrintStream log) {
        log.println("This is not Jenkins, but a stand-in that runs the Jenkinsfile with the plugin's own steps");
        Map<String, Object> values = new LinkedHashMap<>(parameters);
        Steps steps = new Steps(values, log);
        TaskListener listener = () -> log;
        List<Object> context = List.of(new TheRun(job, number), listener, new EnvVars());
        boolean good = false;
        try {
            Program.run(jenkinsfile, new HashMap<>(Map.of("params", values)), call -> steps.perform(call, context));
            good = true;
        } catch (AbortException e) {
            log.println("ERROR: " + e.getMessage());
        } catch (Throwable e) { // whatever it is, it ends the build
            e.printStackTrace(log);
        }
        log.println("Finished: " + (good ? "SUCCESS" : "FAILURE"));
        log.flush();
        return good;
    }

    /**
     * Runs one build; exits with 0 when it is a success, with 1 when it is a failure.
     *
     * @param arguments Jenkinsfile, job, build number, URL of the agent, fingerprint, file with the token, namespace; then
     *     parameters of the build, {@code NAME=VALUE} each
     */
    public static void main(String[] arguments) throws Exception {
        int fixed = 7;
        if (arguments.length < fixed) {
            System.err.println("usage: JENKINSFILE JOB NUMBER URL FINGERPRINT TOKENFILE NAMESPACE [NAME=VALUE...]");
            System.exit(2);
        }
        StandIn standIn = new StandIn(
                Path.of(arguments[0]),
                arguments[1],
                arguments[3],
                arguments[4],
                Files.readString(Path.of(arguments[5])).strip(),
                arguments[6]);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : List.of(arguments).subList(fixed, arguments.length)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts[1]);
        }
        PrintStream log = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(standIn.build(Integer.parseInt(arguments[2]), parameters, log) ? 0 : 1);
    }

    private static final class TheJob extends Job<TheJob, TheRun> {
        TheJob(String name) {
            super(name);
        }
    }

    private static final class TheRun extends Run<TheJob, TheRun> {
        TheRun(TheJob job, int number) {
            super(job, number);
        }
    }
}
