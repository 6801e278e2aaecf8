package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A controller with an endpoint {@code test}: an agent of its own, in a namespace of its own, with a Deployment. */
@JenkinsTest
@ClusterTest
@ExtendWith(SharedController.class)
abstract class DeploymentTest {

    JenkinsController jenkins;
    AgentProcess agent;
    JenkinsClient client;

    @BeforeEach
    void startAgent(TestNamespace namespace, JenkinsController controller) {
        jenkins = controller;
        agent = AgentProcess.start(AgentProcess.access(namespace, rights()), "a", settings());
        jenkins.configure(Configuration.of(agent, namespace.name()));
        client = jenkins.client();
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1).replicas(2));
    }

    /** Options of {@code lizardcd-agent manifest} for the Role of the agent. */
    String[] rights() {
        return new String[0];
    }

    /** Further settings of the agent. */
    Map<String, String> settings() {
        return Map.of();
    }

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    static String image(TestNamespace namespace, String object) {
        return namespace.field(object, ".spec.template.spec.containers[0].image");
    }

    /** A step that sets the image of deployment/web. */
    static String setImage(SampleImage image, String more) {
        return "lizardSetImage workload: 'deployment/web', image: '" + image.reference() + "'" + more;
    }

    /** Makes a freestyle project with parameters. The script sets {@code builders}. */
    void project(String name, String script) {
        String answer = client.groovy("""
                import hudson.model.*
                import io.jenkins.plugins.lizardcd.builders.*
                import io.jenkins.plugins.lizardcd.steps.*
                def builders
                %s
                def project = jenkins.model.Jenkins.get().createProject(FreeStyleProject, '%s')
                project.addProperty(new ParametersDefinitionProperty(['W', 'TAG', 'N', 'REVISION', 'SPACE'].collect {
                    new StringParameterDefinition(it, '', '') }))
                builders.each { project.buildersList.add(it) }
                project.save()
                print 'made'
                """.formatted(script, name));
        assertThat(answer).isEqualTo("made");
    }
}
