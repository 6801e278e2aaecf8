package io.jenkins.plugins.lizardcd.agent.api;

import io.jenkins.plugins.lizardcd.agent.api.OpenApi.About;
import io.jenkins.plugins.lizardcd.agent.api.Router.Call;
import io.jenkins.plugins.lizardcd.agent.archive.ArchiveLimits;
import io.jenkins.plugins.lizardcd.agent.archive.Archives;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Takes archives of workspace files. */
final class ArchivesApi {

    /** An archive is in memory several times while it is stored. */
    private static final int AT_ONCE = 2;

    private final OperationEngine engine;
    private final ArchiveLimits limits;
    private final Map<String, Archives> archives = new LinkedHashMap<>();
    private final Semaphore free = new Semaphore(AT_ONCE);

    ArchivesApi(OperationEngine engine, ArchiveLimits limits, Collection<Cluster> clusters) {
        this.engine = engine;
        this.limits = limits;
        clusters.forEach(c -> archives.put(c.namespace(), new Archives(c)));
    }

    void addTo(Router router) {
        router.on(
                "POST",
                Api.archives("{namespace}"),
                About.upload("Send workspace files", ArchiveReference.MEDIA_TYPE, ArchiveReference.class),
                this::store);
    }

    private void store(Call call) {
        call.allowQuery();
        String namespace = call.path("namespace");
        engine.requireArchives(namespace);
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "the agent takes " + AT_ONCE + " archives at a time; try again");
        }
        CompletionStage<?> done = CompletableFuture.completedStage(null);
        try {
            done = call.bytes(
                    ArchiveReference.MEDIA_TYPE,
                    limits.compressedBytes(),
                    bytes -> call.json(201, archives.get(namespace).store(bytes, limits)));
        } finally {
            done.whenComplete((nothing, fault) -> free.release());
        }
    }
}
