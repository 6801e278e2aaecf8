package io.jenkins.plugins.lizardcd.agent;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the design: api → operation → capability → client. */
@AnalyzeClasses(packages = "io.jenkins.plugins.lizardcd.agent", importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {

    private static final String AGENT = "io.jenkins.plugins.lizardcd.agent.";

    /** The engine finds capabilities through the handler interface only, so nobody but the api names them. */
    @ArchTest
    static final ArchRule arrowsGoOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("api")
            .definedBy(AGENT + "api..")
            .layer("operation")
            .definedBy(AGENT + "operation..")
            .layer("capability")
            .definedBy(AGENT + "kubernetes..", AGENT + "helm..", AGENT + "lock..")
            .layer("handler")
            .definedBy(AGENT + "handler..")
            .layer("archive")
            .definedBy(AGENT + "archive..")
            .layer("client")
            .definedBy(AGENT + "client..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("operation")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("capability")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("handler")
            .mayOnlyBeAccessedByLayers("operation", "capability")
            .whereLayer("archive")
            .mayOnlyBeAccessedByLayers("api", "operation", "capability")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("api", "operation", "capability", "handler", "archive");

    @ArchTest
    static final ArchRule capabilitiesDoNotKnowEachOther =
            slices().matching(AGENT + "(helm|kubernetes|lock)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule noCycles = slices().matching(AGENT + "(*)..").should().beFreeOfCycles();
}
