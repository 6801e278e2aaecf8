package io.jenkins.plugins.lizardcd.agent.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.api.OpenApi.About;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenApiTest {

    @Test
    void describesEveryKindOfOperationWithItsFields() {
        OpenApi api = new OpenApi();
        api.add("POST", "/a/{namespace}", About.json("Submit", OperationRequest.class, Operation.class));

        JsonNode document = api.document("1");

        JsonNode schemas = document.at("/components/schemas");
        List<String> kinds =
                OperationSpec.types().stream().map(OperationSpec::kindName).toList();
        assertThat(schemas.at("/OperationSpec/discriminator/mapping").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(schemas.at("/SetImage/properties").fieldNames())
                .toIterable()
                .contains("kind", "workload", "images", "wait", "rollbackOnFailure");
        assertThat(schemas.at("/SetImage/properties/workload/type").asText()).isEqualTo("string");
        assertThat(schemas.at("/OperationRequest/properties/lock/enum/0").asText())
                .isEqualTo("queue");
        assertThat(document.at("/paths/~1a~1{namespace}/post/parameters/0/name").asText())
                .isEqualTo("namespace");
    }
}
