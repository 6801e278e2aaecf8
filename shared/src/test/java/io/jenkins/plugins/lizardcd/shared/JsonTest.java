package io.jenkins.plugins.lizardcd.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTest {

    @Test
    void requestWithDefaultsSurvivesTheRoundTrip() throws Exception {
        OperationRequest request = Json.strict()
                .readValue(
                        "{\"key\":\"a#1/7\",\"spec\":{\"kind\":\"setImage\",\"workload\":\"deploy/web\","
                                + "\"images\":[{\"image\":\"repo/web:2\"}]}}",
                        OperationRequest.class);

        assertThat(request.timeout()).hasToString("5m");
        assertThat(request.spec()).isInstanceOfSatisfying(WorkloadOperation.SetImage.class, s -> {
            assertThat(s.workload()).hasToString("deployment/web");
            assertThat(s.await()).isTrue();
            assertThat(s.rollbackOnFailure()).isFalse();
        });
        assertThat(Json.strict().readValue(Json.write(request), OperationRequest.class))
                .isEqualTo(request);
    }

    @Test
    void everyKindHasItsOwnName() {
        List<String> names =
                OperationSpec.types().stream().map(OperationSpec::kindName).toList();
        assertThat(names).doesNotHaveDuplicates().contains("setImage", "rollback", "batch");
    }

    @Test
    void unknownFieldIsNamedInTheError() {
        assertThat(errorOf("{\"spec\":{\"kind\":\"pause\",\"workload\":\"deployment/web\"},\"tiemout\":\"5m\"}"))
                .contains("unknown field 'tiemout'")
                .contains("timeout");
    }

    @Test
    void unknownKindIsAnError() {
        assertThat(errorOf("{\"spec\":{\"kind\":\"explode\"}}")).contains("explode");
    }

    @Test
    void doubledFieldAndTrailingTextAreErrors() {
        assertThat(errorOf("{\"key\":\"a\",\"key\":\"b\",\"spec\":{\"kind\":\"pause\",\"workload\":\"deploy/a\"}}"))
                .contains("Duplicate");
        assertThat(errorOf("{\"spec\":{\"kind\":\"pause\",\"workload\":\"deploy/a\"}} {}"))
                .isNotBlank();
    }

    @Test
    void imageWithQuotesAndBracesIsRefusedAsText() {
        assertThat(errorOf("{\"spec\":{\"kind\":\"setImage\",\"workload\":\"deploy/web\","
                        + "\"images\":[{\"image\":\"a\\\"}}],{\\\"x\"}]}}"))
                .contains("is not an image reference");
    }

    @Test
    void responseOfANewerAgentIsReadTolerantly() {
        Event event = Json.read(
                "{\"number\":3,\"time\":\"2026-01-02T03:04:05Z\",\"level\":\"info\",\"topic\":\"t\",\"message\":\"m\",\"colour\":1,"
                        + "\"data\":{\"type\":\"weather\",\"sun\":true}}",
                Event.class);

        assertThat(event.data()).isInstanceOf(EventData.Other.class);
        assertThat(Json.read("{\"type\":\"brand-new\",\"status\":418,\"detail\":\"d\"}", Problem.class)
                        .type())
                .isEqualTo(ProblemType.OTHER);
    }

    @Test
    void batchCannotHoldABatch() {
        assertThatThrownBy(() -> new WorkloadOperation.Batch(
                        List.of(new WorkloadOperation.Batch(
                                List.of(new WorkloadOperation.Pause(Workload.parse("deploy/web"))), null)),
                        null))
                .hasMessageContaining("cannot hold a batch");
    }

    private static String errorOf(String json) {
        JsonProcessingException error = catchThrowableOfType(
                JsonProcessingException.class, () -> Json.strict().readValue(json, OperationRequest.class));
        return Json.explain(error);
    }
}
