package io.jenkins.plugins.lizardcd.agent;

import io.jenkins.plugins.lizardcd.agent.config.AgentConfig;
import io.jenkins.plugins.lizardcd.agent.config.ConfigException;
import io.jenkins.plugins.lizardcd.agent.config.ConfigReader;
import io.jenkins.plugins.lizardcd.agent.manifest.ManifestCommand;
import io.jenkins.plugins.lizardcd.agent.manifest.SecretCommand;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The command {@code lizardcd-agent}: without arguments, or with {@code serve}, runs the agent. */
public final class Main {

    private static final int EXIT_CONFIG = 2;

    private Main() {}

    /**
     * Runs the command.
     *
     * @param arguments nothing or {@code serve}; {@code manifest}; {@code secret}; {@code --help}
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty(
                "java.util.logging.SimpleFormatter.format",
                System.getProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n"));
        if (arguments.length == 0 || arguments.length == 1 && arguments[0].equals("serve")) {
            // Not through the command parser: it would add a tenth of a second to every start of a pod.
            serve();
        } else {
            System.exit(new CommandLine(new Commands()).execute(arguments));
        }
    }

    private static void serve() throws Exception {
        try {
            AgentConfig config = ConfigReader.read(System.getenv());
            Agent agent = new Agent(config);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agent, stopped), "stop"));
            stopped.await();
        } catch (ConfigException e) {
            System.err.println("lizardcd-agent cannot start: " + e.getMessage());
            System.exit(EXIT_CONFIG);
        }
    }

    private static void stop(Agent agent, CountDownLatch stopped) {
        try {
            agent.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(Main.class).warn("did not stop cleanly", e);
        } finally {
            stopped.countDown();
        }
    }

    @CommandLine.Command(
            name = "lizardcd-agent",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            subcommands = {ManifestCommand.class, SecretCommand.class},
            description = "Carries out LizardCD's operations in a Kubernetes namespace. Without a command it serves;"
                    + " its settings are environment variables and the file that LIZARD_CONFIG names.")
    private static final class Commands {}

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Agent.version()};
        }
    }
}
