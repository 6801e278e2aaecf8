package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.archive.Archives;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what nobody needs any more: records of operations that ended long ago, and archives that no operation names. */
final class Housekeeping {

    private static final Logger LOGGER = LoggerFactory.getLogger(Housekeeping.class);

    private final NamespaceEngine engine;
    private final EngineSettings settings;

    Housekeeping(NamespaceEngine engine, EngineSettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /** Does it once. A fault is logged; the next time does the rest. */
    void tidy() {
        try {
            new Pruner(settings.keepOperations(), settings.keepFor(), engine.clock())
                    .surplus(engine.cache().views())
                    .forEach(o -> engine.store().delete(o.id()));
            if (engine.permissions().missing(Archives.permissions()).isEmpty()) {
                new Archives(engine.cluster()).prune(archivesInUse());
            }
        } catch (RuntimeException e) {
            LOGGER.warn(
                    "cannot prune records in namespace {}: {}", engine.cluster().namespace(), e.getMessage());
        }
    }

    private Set<String> archivesInUse() {
        return engine.cache().active().stream()
                .flatMap(o -> o.request().spec().archives().stream())
                .map(ArchiveReference::id)
                .collect(Collectors.toSet());
    }
}
