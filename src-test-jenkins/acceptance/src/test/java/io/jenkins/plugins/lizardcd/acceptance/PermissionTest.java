package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users may and may not, in a controller with a security realm. No agent answers: a request to it is enough. */
@JenkinsTest
class PermissionTest {

    private static final String CONFIGURATION = """
            jenkins:
              quietPeriod: 0
              securityRealm:
                local:
                  allowsSignup: false
                  users:
                    - {id: admin, password: admin}
                    - {id: deployer, password: deployer}
                    - {id: builder, password: builder}
                    - {id: reader, password: reader}
              authorizationStrategy:
                globalMatrix:
                  entries:
                    - user: {name: admin, permissions: [Overall/Administer]}
                    - user: {name: deployer, permissions: [Overall/Read, Job/Read, Job/Build, Lizard/Deploy]}
                    - user: {name: builder, permissions: [Overall/Read, Job/Read, Job/Build]}
                    - user: {name: reader, permissions: [Overall/Read, Job/Read]}
            unclassified:
              lizard:
                deployPermissionRequired: %s
                endpoints:
                  - {name: secret-endpoint, url: 'https://127.0.0.1:1', credentialsId: none, defaultNamespace: shop}
            """;

    private static JenkinsController jenkins;
    private static JenkinsClient admin;

    @BeforeAll
    static void start() {
        jenkins = JenkinsController.start(CONFIGURATION.formatted(false));
        admin = jenkins.client("admin", "admin");
        admin.pipeline(
                "deploy",
                "try { lizardRestart 'deployment/web' } catch (e) { echo e.message }\n"
                        + "try { withLizard(endpoint: 'secret-endpoint', lock: 'x') { } } catch (e) { echo e.message }\n"
                        + "try { lizardStatus() } catch (e) { echo e.message }");
        admin.pipeline("upstream", "build 'deploy'");
    }

    @AfterAll
    static void stop() {
        jenkins.close();
    }

    @Test
    void whoMayBuildMayDeployUnlessTheAdministratorSaysOtherwise() {
        String refused = "builder may not deploy by job 'deploy': the permission Lizard/Deploy is missing";
        String tried = "no credential 'none' of a fitting type";
        assertThat(run("builder", "deploy")).doesNotContain("may not deploy").contains(tried);

        configure(true);
        assertThat(run("builder", "deploy").lines().filter(l -> l.contains(refused)))
                .as("the step and the lock")
                .hasSize(2);
        assertThat(run("builder", "deploy")).as("reads are free").contains(tried);
        assertThat(run("deployer", "deploy")).doesNotContain("may not deploy").contains(tried);
        assertThat(run("admin", "deploy")).doesNotContain("may not deploy").contains(tried);
        run("builder", "upstream");
        int last = admin.json("/job/deploy/api/json")
                .get("lastBuild")
                .get("number")
                .asInt();
        assertThat(new Build(admin, "deploy", last).log()).contains("upstream").contains(refused);
        configure(false);
    }

    @Test
    void noWebMethodOfOursTellsAnythingToWhoMayOnlyRead() {
        JenkinsClient reader = jenkins.client("reader", "reader");
        List<String> methods = admin.groovy("""
                        for (d in jenkins.model.Jenkins.get().getExtensionList(hudson.model.Descriptor)) {
                            if (!d.class.name.startsWith('io.jenkins.plugins.lizardcd.')) continue
                            def ours = d.class.methods.findAll { it.name ==~ /do[A-Z].*/ && it.declaringClass.name.startsWith('io.jenkins.plugins.lizardcd.') }
                            for (m in ours) {
                                def name = m.name.substring(2)
                                println d.id + '/' + name.substring(0, 1).toLowerCase() + name.substring(1)
                            }
                        }
                        """).lines().distinct().toList();
        assertThat(methods).hasSizeGreaterThan(50);
        List<String> open = new ArrayList<>();
        for (String method : methods) {
            Map<String, String> form = Map.of("value", "secret-endpoint x", "url", "https://127.0.0.1:1", "name", "x");
            String path = "/job/deploy/descriptorByName/" + method;
            JenkinsClient.Answer answer = reader.post(path, form);
            boolean closed = answer.status() == 403
                    || answer.status() == 200
                            && !answer.body().contains("secret-endpoint")
                            && !answer.body().contains("class=\"error\"")
                            && !answer.body().contains("class=\"warning\"");
            if (!closed) {
                open.add("POST " + method + ": " + answer.status());
            }
            if (reader.get(path + "?value=x&url=x&name=x").status() < 400) {
                open.add("GET " + method);
            }
        }
        assertThat(open).isEmpty();
    }

    private static String run(String user, String job) {
        Build build = jenkins.client(user, user).build(job);
        build.await();
        return build.log();
    }

    private static void configure(boolean required) {
        admin.groovy("io.jenkins.plugins.lizardcd.endpoint.LizardGlobalConfiguration.get()"
                + ".deployPermissionRequired = " + required);
    }
}
