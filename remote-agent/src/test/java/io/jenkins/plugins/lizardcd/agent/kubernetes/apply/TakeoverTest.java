package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.ManagedFields.Entry;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TakeoverTest {

    private static final String ANNOTATED =
            "'f:metadata':{'f:annotations':{'f:kubectl.kubernetes.io/last-applied-configuration':{}}}";

    private static ObjectNode json(String text) {
        return Json.read(text.replace('\'', '"'), ObjectNode.class);
    }

    private static String entry(String manager, String operation, String version, String fields) {
        return "{'manager':'" + manager + "','operation':'" + operation + "','apiVersion':'" + version
                + "','fieldsType':'FieldsV1','fieldsV1':{" + fields + "}}";
    }

    /** An object with kubectl's annotation, whose value holds {@code applied}. */
    private static KubeObject object(String applied, String... entries) {
        ObjectNode object = json("{'metadata':{'annotations':{},'managedFields':[" + String.join(",", entries)
                + "]},'data':{'a':'1','b':'2','c':'3'}}");
        object.withObject("/metadata/annotations")
                .put(KubeObject.LAST_APPLIED, json(applied).toString());
        return new KubeObject(object);
    }

    private static JsonNode ours(Takeover takeover) {
        return takeover.owners().applied().map(e -> e.fields().fields()).orElse(null);
    }

    @Test
    void whatKubectlAppliedIsAddedToOursAndKubectlIsGone() {
        KubeObject live = object(
                "{}",
                entry("lizard", "Apply", "v1", "'f:data':{'f:a':{}}"),
                entry("kubectl-client-side-apply", "Update", "v1", "'f:data':{'.':{},'f:b':{}}," + ANNOTATED),
                entry("anna", "Update", "v1", "'f:data':{'f:c':{}}"));

        Takeover takeover = Takeover.of(live, false);

        assertThat(takeover.managers()).containsExactly("kubectl-client-side-apply");
        assertThat(takeover.settles(Set.of("kubectl-client-side-apply"))).isTrue();
        assertThat(takeover.settles(Set.of("kubectl-client-side-apply", "anna")))
                .isFalse();
        assertThat(ours(takeover)).isEqualTo(json("{'f:data':{'f:a':{},'.':{},'f:b':{}}," + ANNOTATED + "}"));
        assertThat(takeover.owners().entries().stream().map(Entry::manager)).containsExactly("lizard", "anna");
    }

    @Test
    void ofWhoeverMadeItOnlyWhatKubectlSaysThatItAppliedIsTaken() {
        KubeObject live = object(
                "{'data':{'a':'1'},'spec':{'ports':[{'port':80}]}}",
                entry(
                        "kubectl-create",
                        "Update",
                        "v1",
                        "'f:data':{'f:a':{},'f:b':{}},'f:spec':{'f:ports':{'k:{\\'port\\':80,\\'protocol\\':\\'TCP\\'}':"
                                + "{'f:port':{}},'k:{\\'port\\':81}':{'f:port':{}}}}"));

        Takeover takeover = Takeover.of(live, false);

        assertThat(ours(takeover))
                .isEqualTo(json("{'f:data':{'f:a':{}},'f:spec':{'f:ports':"
                        + "{'k:{\\'port\\':80,\\'protocol\\':\\'TCP\\'}':{'f:port':{}}}}}"));
        assertThat(takeover.owners().entries().get(1).fields().fields())
                .isEqualTo(json("{'f:data':{'f:b':{}},'f:spec':{'f:ports':{'k:{\\'port\\':81}':{'f:port':{}}}}}"));
        assertThat(takeover.settles(Set.of("kubectl-create"))).isFalse();
    }

    @Test
    void othersAreLeftAloneAlsoWithTheAnnotationUnlessForced() {
        KubeObject live = object(
                "{'data':{'a':'1'}}",
                entry("argocd-controller", "Update", "v1", "'f:data':{'f:a':{}}," + ANNOTATED),
                entry("kubectl-edit", "Update", "v1", "'f:data':{'f:b':{}}"),
                entry("kubectl", "Apply", "v1", "'f:data':{'f:c':{}}"));

        assertThat(Takeover.of(live, false).isEmpty()).isTrue();
        assertThat(Takeover.of(live, true).managers()).containsExactly("argocd-controller");
    }

    @Test
    void fieldsOfAnotherVersionBelongToNobodyAfterwards() {
        KubeObject live = object(
                "{}",
                entry("lizard", "Apply", "v2", "'f:data':{'f:a':{}}"),
                entry("kubectl-client-side-apply", "Update", "v1", "'f:data':{'f:b':{}}"));

        assertThat(ours(Takeover.of(live, false))).isEqualTo(json("{'f:data':{'f:a':{}}}"));
    }

    @Test
    void whatIsDroppedGoesAndWhatOthersOwnStays() {
        KubeObject live = object(
                "{}",
                entry("kubectl-client-side-apply", "Update", "v1", "'f:data':{'.':{},'f:a':{},'f:b':{},'f:c':{}}"),
                entry("anna", "Update", "v1", "'f:data':{'f:c':{}}"));
        ObjectNode tried = live.json().deepCopy();
        tried.withArray("/metadata/managedFields").add(json(entry("lizard", "Apply", "v1", "'f:data':{'f:a':{}}")));

        KubeObject pruned = Takeover.of(live, false).pruned(new KubeObject(tried), false);

        assertThat(pruned.at("data")).isEqualTo(json("{'a':'1','c':'3'}"));
    }

    @Test
    void anEntryOfAListGoesAsAWhole() {
        ObjectNode pod = json("{'spec':{'containers':[{'name':'a','image':'x','tty':true},{'name':'b','image':'y'}]}}");
        FieldSet given = FieldSet.of(json("{'f:spec':{'f:containers':{'k:{\\'name\\':\\'a\\'}':{'.':{},'f:image':{}},"
                + "'k:{\\'name\\':\\'b\\'}':{'.':{},'f:image':{}}}}}"));
        FieldSet kept = FieldSet.of(json("{'f:spec':{'f:containers':{'k:{\\'name\\':\\'b\\'}':{'f:name':{}}}}}"));

        given.removeFrom(pod, kept);

        assertThat(pod).isEqualTo(json("{'spec':{'containers':[{'name':'b'}]}}"));
    }

    @Test
    void ownersAreRestoredButForWhatOthersOwnSince() {
        ManagedFields before = ManagedFields.of(object(
                "{}",
                entry("kubectl-client-side-apply", "Update", "v1", "'f:data':{'f:a':{}}"),
                entry("kube-controller-manager", "Update", "v1", "'f:status':{'f:x':{}}")));
        ManagedFields now = ManagedFields.of(object(
                "{}",
                entry("lizard", "Apply", "v1", "'f:data':{'f:a':{}}"),
                entry("lizard", "Update", "v1", "'f:data':{'f:b':{}}"),
                entry("kube-controller-manager", "Update", "v1", "'f:status':{'f:y':{}}")));

        ManagedFields restored = now.restored(before);

        assertThat(restored.entries().stream().map(Entry::manager))
                .containsExactly("kubectl-client-side-apply", "kube-controller-manager");
        assertThat(restored.entries().get(1).fields().fields()).isEqualTo(json("{'f:status':{'f:x':{},'f:y':{}}}"));
        assertThat(now.same(restored)).isFalse();
        assertThat(restored.same(restored.restored(before))).isTrue();
    }
}
