package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configuration and forms in a real controller. */
@JenkinsTest
class FormsTest {

    private static final String STEPS = "io.jenkins.plugins.lizardcd.steps.";
    private static final String ENDPOINT = "/manage/descriptorByName/io.jenkins.plugins.lizardcd.endpoint.Endpoint/";
    private static final String COMMON =
            "'endpoint':'','namespace':'','timeout':'','onAbort':'','lock':'','dryRun':false,'quiet':false";
    private static final String SECURITY = """
            jenkins:
              securityRealm:
                local:
                  allowsSignup: false
                  users:
                    - {id: admin, password: admin}
                    - {id: reader, password: reader}
              authorizationStrategy:
                globalMatrix:
                  entries:
                    - user: {name: admin, permissions: [Overall/Administer]}
                    - user: {name: reader, permissions: [Overall/Read, Job/Read, Job/Configure]}
            """;
    private static final String ENDPOINTS = """
            unclassified:
              lizard:
                defaultEndpoint: "prod"
                deployPermissionRequired: false
                endpoints:
                - allowOwnCredentials: true
                  allowedNamespaces:
                  - "shop"
                  - "shop-canary"
                  caCredentialsId: "corp-ca"
                  certificateFingerprint: "sha256:%s"
                  credentialsId: "prod-token"
                  defaultNamespace: "shop"
                  name: "prod"
                  url: "https://lizard.prod.example:8443"
                - name: "dev"
                  url: "https://lizard.dev.example:8443"
            """.formatted("0f".repeat(32));

    private static JenkinsController jenkins;
    private static JenkinsClient admin;

    @BeforeAll
    static void start() {
        jenkins = JenkinsController.start(SECURITY + ENDPOINTS);
        admin = jenkins.client("admin", "admin");
    }

    @AfterAll
    static void stop() {
        jenkins.close();
    }

    @Test
    void pluginLoadsWithoutComplaint() {
        assertThat(admin.groovy("println jenkins.model.Jenkins.get().pluginManager.getPlugin('lizardcd').isActive()"))
                .contains("true");
        assertThat(jenkins.log()).doesNotContain("Failed to load").doesNotContain("might be dangerous");
    }

    @Test
    void configurationAsCodeExportsWhatItImported() {
        String export = admin.post("/configuration-as-code/export", "").ok();
        assertThat(export).contains(ENDPOINTS.substring("unclassified:\n".length()));
    }

    @Test
    void configurationPageShowsTheEndpoints() {
        String page = admin.get("/manage/configure").ok();
        assertThat(page)
                .contains("https://lizard.prod.example:8443")
                .contains("shop, shop-canary")
                .contains("Test connection");
        assertThat(admin.get("/manage/configure", "Accept-Language", "zh-CN").ok())
                .contains("证书指纹");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SetImage | 'workload':'deployment/web','image':'repo/web:1','images':'','container':'','wait':true,"
                        + "'rollbackOnFailure':false,'failFast':true,'progressDeadline':'','changeCause':'','ifChanged':true"
                        + " | lizardSetImage image: \"repo/web:1\", workload: \"deployment/web\"",
                "SetImage | 'workload':'sts/db','image':'','images':'db=a:1\\nside=b:2','container':'','wait':false,"
                        + "'rollbackOnFailure':true,'failFast':false,'progressDeadline':'2m','changeCause':'x',"
                        + "'ifChanged':false | lizardSetImage changeCause: \"x\", failFast: false, ifChanged: false,"
                        + " images: [\"db=a:1\", \"side=b:2\"], progressDeadline: \"2m\", rollbackOnFailure: true,"
                        + " wait: false, workload: \"sts/db\"",
                "RolloutStatus | 'workload':'deploy/web','revision':'0','wait':true,'failFast':true"
                        + " | lizardRolloutStatus \"deploy/web\"",
                "RolloutStatus | 'workload':'deploy/web','revision':'7','wait':false,'failFast':false"
                        + " | lizardRolloutStatus failFast: false, revision: 7, wait: false, workload: \"deploy/web\"",
                "SetEnv | 'workload':'deploy/web','env':'A=b c\\nOLD-','container':'','wait':true,'failFast':true,"
                        + "'rollbackOnFailure':false,'changeCause':''"
                        + " | lizardSetEnv env: [\"A=b c\", \"OLD-\"], workload: \"deploy/web\"",
                "SetResources | 'workload':'deploy/web','requests':'cpu=1m, memory=1Mi','limits':'','container':'web',"
                        + "'wait':false,'failFast':true,'rollbackOnFailure':true,'changeCause':''"
                        + " | lizardSetResources container: \"web\", requests: [\"cpu=1m\", \"memory=1Mi\"],"
                        + " rollbackOnFailure: true, wait: false, workload: \"deploy/web\"",
                "Batch | 'rollbackOnFailure':false,'operations':[{'$class':'io.jenkins.plugins.lizardcd.steps.PauseStep',"
                        + "'workload':'deploy/a'},{'$class':'io.jenkins.plugins.lizardcd.steps.ScaleStep',"
                        + "'workload':'deploy/b','replicas':'2','currentReplicas':'-1','wait':true,'failFast':true}]"
                        + " | lizardBatch operations: [[kind: \"pause\", workload: \"deploy/a\"], [kind: \"scale\","
                        + " replicas: 2, workload: \"deploy/b\"]], rollbackOnFailure: false",
                "Rollback | 'workload':'deploy/web','toRevision':'0','toBuild':'0','wait':true,'failFast':true,"
                        + "'changeCause':'' | lizardRollback \"deploy/web\"",
                "Rollback | 'workload':'deploy/web','toRevision':'0','toBuild':'4','wait':true,'failFast':true,"
                        + "'changeCause':'' | lizardRollback toBuild: 4, workload: \"deploy/web\"",
                "Restart | 'workload':'deploy/web','wait':true,'failFast':true,'changeCause':''"
                        + " | lizardRestart \"deploy/web\"",
                "Scale | 'workload':'deploy/web','replicas':'3','currentReplicas':'-1','force':false,'wait':true,"
                        + "'failFast':true | lizardScale replicas: 3, workload: \"deploy/web\"",
                "Scale | 'workload':'deploy/web','replicas':'0','currentReplicas':'2','force':true,'wait':false,"
                        + "'failFast':true | lizardScale currentReplicas: 2, force: true, replicas: 0, wait: false,"
                        + " workload: \"deploy/web\"",
                "HelmUpgrade | 'release':'web','chart':'oci://r/web','version':'','repo':'',"
                        + "'repoCredentialsId':'','values':'','valuesMode':'','description':'','recoverPending':'',"
                        + "'set':'','setString':'','install':true,'createNamespace':false,'waitForJobs':false,"
                        + "'rollbackOnFailure':true,'cleanupOnFail':false,'forceReplace':false,'skipCrds':false,"
                        + "'noHooks':false,'takeOwnership':false,'diff':true,'historyMax':'10','wait':true"
                        + " | lizardHelmUpgrade chart: \"oci://r/web\", release: \"web\"",
                "HelmUpgrade | 'release':'web','chart':'oci://r/web','version':'1.2','repo':'',"
                        + "'repoCredentialsId':'','values':'a: 1','valuesMode':'','description':'','recoverPending':'',"
                        + "'set':'b=1,2\\nc=d e','setString':'','install':true,'createNamespace':false,"
                        + "'waitForJobs':false,'rollbackOnFailure':false,'cleanupOnFail':false,'forceReplace':false,"
                        + "'skipCrds':false,'noHooks':false,'takeOwnership':false,'diff':true,'historyMax':'10',"
                        + "'wait':true,'dependencyUpdate':true"
                        + " | lizardHelmUpgrade chart: \"oci://r/web\", dependencyUpdate: true, release: \"web\", rollbackOnFailure: false,"
                        + " set: [\"b=1,2\", \"c=d e\"], values: \"a: 1\", version: \"1.2\"",
                "HelmRollback | 'release':'web','revision':'0','cleanupOnFail':false,'forceReplace':false,"
                        + "'wait':true"
                        + " | lizardHelmRollback \"web\"",
                "HelmRollback | 'release':'web','revision':'3','cleanupOnFail':false,'forceReplace':false,"
                        + "'wait':false"
                        + " | lizardHelmRollback release: \"web\", revision: 3, wait: false",
                "HelmUninstall | 'release':'web','keepHistory':false,'ignoreNotFound':true,'wait':true"
                        + " | lizardHelmUninstall \"web\"",
                "HelmTest | 'release':'web','logs':true,'filter':'shop-a\\n!shop-b'"
                        + " | lizardHelmTest filter: [\"shop-a\", \"!shop-b\"], release: \"web\"",
                "HelmStatus | 'release':'web'" + " | lizardHelmStatus \"web\"",
                "HelmDiff | 'release':'web','ignore':''" + " | lizardHelmDiff \"web\"",
                "HelmDiff | 'release':'web','ignore':'deployment/*:/spec/replicas\\n/data'"
                        + " | lizardHelmDiff ignore: [\"deployment/*:/spec/replicas\", \"/data\"], release: \"web\"",
                "HelmList | 'x':1" + " | lizardHelmList()",
                "HelmGet | 'release':'web','part':'notes','revision':'0','all':false"
                        + " | lizardHelmGet part: \"notes\", release: \"web\"",
                "Apply | 'manifests':'a: 1','files':'','kustomize':'','variables':'','set':'','prune':'',"
                        + "'pruneLimit':'10','wait':true,'rollbackOnFailure':false,'failFast':true,'forceConflicts':false"
                        + " | lizardApply manifests: \"a: 1\"",
                "Apply | 'manifests':'','files':'k8s/*.yaml','kustomize':'','variables':'A=b c\\nD=e,f',"
                        + "'set':'','prune':'','pruneLimit':'10','wait':true,'rollbackOnFailure':false,'failFast':true,"
                        + "'forceConflicts':false"
                        + " | lizardApply files: \"k8s/*.yaml\", variables: [\"A=b c\", \"D=e,f\"]",
                "Apply | 'manifests':'','files':'','kustomize':'k8s','variables':'','set':'shop','prune':'',"
                        + "'pruneLimit':'10','ignore':'deployment/*:/spec/replicas\\nconfigmap/a:/data','wait':true,"
                        + "'rollbackOnFailure':false,'failFast':true,'forceConflicts':false"
                        + " | lizardApply ignore: [\"deployment/*:/spec/replicas\", \"configmap/a:/data\"],"
                        + " kustomize: \"k8s\", set: \"shop\"",
                "Diff | 'manifests':'a: 1','files':'','kustomize':'','variables':'','set':'','prune':'',"
                        + "'pruneLimit':'10','ignore':'','forceConflicts':false | lizardDiff manifests: \"a: 1\"",
                "Diff | 'manifests':'','files':'k8s/*.yaml','kustomize':'','variables':'A=1','set':'shop',"
                        + "'prune':'shop','pruneLimit':'3','ignore':'deployment/*:/spec/replicas','forceConflicts':true"
                        + " | lizardDiff files: \"k8s/*.yaml\", forceConflicts: true,"
                        + " ignore: [\"deployment/*:/spec/replicas\"], prune: \"shop\", pruneLimit: 3, set: \"shop\","
                        + " variables: [\"A=1\"]",
                "HelmShow | 'chart':'oci://r/web','part':'values','version':'','repo':'','repoCredentialsId':'',"
                        + "'release':'','values':''"
                        + " | lizardHelmShow chart: \"oci://r/web\", part: \"values\"",
                "HelmShow | 'chart':'web','part':'template','version':'1.2','repo':'https://r/charts',"
                        + "'repoCredentialsId':'login','release':'shop','values':'a: 1'"
                        + " | lizardHelmShow chart: \"web\", part: \"template\", release: \"shop\","
                        + " repo: \"https://r/charts\", repoCredentialsId: \"login\", values: \"a: 1\", version: \"1.2\"",
                "HelmPull | 'chart':'oci://r/web','version':'','repo':'','repoCredentialsId':'','destination':'',"
                        + "'untar':false"
                        + " | lizardHelmPull \"oci://r/web\"",
                "HelmPull | 'chart':'web','version':'^1.2','repo':'https://r/charts','repoCredentialsId':'login',"
                        + "'destination':'charts','untar':true"
                        + " | lizardHelmPull chart: \"web\", destination: \"charts\", repo: \"https://r/charts\","
                        + " repoCredentialsId: \"login\", untar: true, version: \"^1.2\"",
                "Delete | 'resources':'configmap/a\\nsecret/b','selector':'','wait':true,'ignoreNotFound':true,"
                        + "'cascade':''"
                        + " | lizardDelete([\"configmap/a\", \"secret/b\"])",
                "Pause | 'workload':'deploy/web' | lizardPause \"deploy/web\"",
                "Resume | 'workload':'deploy/web' | lizardResume \"deploy/web\"",
                "WaitFor | 'resource':'job/m','condition':'complete'"
                        + " | lizardWaitFor condition: \"complete\", resource: \"job/m\"",
                "Exec | 'workload':'deploy/web','command':'ls\\n-l\\n/a b','container':'','returnStatus':false"
                        + " | lizardExec command: [\"ls\", \"-l\", \"/a b\"], workload: \"deploy/web\"",
                "Status | 'x':1 | lizardStatus()",
                "Get | 'resource':'configmap/x' | lizardGet \"configmap/x\"",
                "Logs | 'workload':'deploy/web','tail':'100','since':'','container':'','previous':false,"
                        + "'returnText':false | lizardLogs \"deploy/web\"",
                "Logs | 'workload':'deploy/web','tail':'5','since':'5m','container':'c','previous':true,"
                        + "'returnText':true | lizardLogs container: \"c\", previous: true, returnText: true,"
                        + " since: \"5m\", tail: 5, workload: \"deploy/web\"",
            })
    void snippetGeneratorPrintsTheShortestCall(String step, String fields, String snippet) throws Exception {
        String json = ("{" + fields + "," + COMMON + "}").replace('\'', '"');
        ObjectNode form = (ObjectNode) Json.tolerant().readTree(json);
        form.put("stapler-class", STEPS + step + "Step").put("$class", STEPS + step + "Step");
        String text = admin.post("/pipeline-syntax/generateSnippet", Map.of("json", form.toString()))
                .ok()
                .trim();
        assertThat(text).isEqualTo(snippet.replace('"', '\''));
    }

    @Test
    void everyStepIsInTheSnippetGeneratorInBothLanguages() {
        assertThat(admin.get("/pipeline-syntax/").ok())
                .contains("lizardSetImage: Lizard: set the image")
                .contains("withLizard: ");
        assertThat(admin.get("/pipeline-syntax/", "Accept-Language", "zh-CN").ok())
                .contains("lizardSetImage: Lizard：设置工作负载的镜像");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "testConnection",
                "checkName",
                "checkUrl",
                "checkCertificateFingerprint",
                "checkDefaultNamespace",
                "checkAllowedNamespaces"
            })
    void whoMayNotAdministerIsRefused(String method) {
        Map<String, String> form = Map.of("value", "x", "url", "https://127.0.0.1:1", "name", "x");
        assertThat(jenkins.client("reader", "reader")
                        .post(ENDPOINT + method, form)
                        .status())
                .isEqualTo(403);
        assertThat(admin.post(ENDPOINT + method, form).status()).isEqualTo(200);
        assertThat(admin.get(ENDPOINT + method + "?value=x&url=x&name=x").status())
                .as("GET")
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void whoMayNotAdministerLearnsNoCredentials() {
        String form = "credentialsId=&url=";
        assertThat(jenkins.client("reader", "reader")
                        .post(ENDPOINT + "fillCredentialsIdItems", form)
                        .body())
                .doesNotContain("prod-token");
    }

    @Test
    void plainHttpAndDoubledNamesAreRefused() {
        String start = "import io.jenkins.plugins.lizardcd.endpoint.*\n"
                + "try { LizardGlobalConfiguration.get().setEndpoints([";
        String end = "]); println 'taken' } catch (IllegalArgumentException e) { println e.message }";
        assertThat(admin.groovy(start + "new Endpoint('a', 'http://x')" + end)).contains("HTTPS only");
        assertThat(admin.groovy(start + "new Endpoint('a', 'https://x'), new Endpoint('a', 'https://y')" + end))
                .contains("Two endpoints are named 'a'");
    }

    @Test
    void foldersLimitAndProvideDefaults() {
        admin.groovy("""
                import io.jenkins.plugins.lizardcd.folder.LizardFolderProperty
                import com.cloudbees.hudson.plugins.folder.Folder
                def outer = jenkins.model.Jenkins.get().createProject(Folder, 'outer')
                def p = new LizardFolderProperty(); p.allowedEndpoints = ['dev']; p.defaultEndpoint = 'dev'
                p.defaultNamespace = 'a'; outer.addProperty(p)
                def inner = outer.createProject(Folder, 'inner')
                def q = new LizardFolderProperty(); q.allowedEndpoints = ['dev', 'prod']; q.defaultNamespace = 'b'
                q.allowedNamespaces = ['b', 'c']; inner.addProperty(q)
                inner.createProject(org.jenkinsci.plugins.workflow.job.WorkflowJob, 'job')
                """);
        List<String> cases = List.of("null, null", "'prod', null", "null, 'a'", "null, 'c'", "'Dev', null");
        StringBuilder script = new StringBuilder("import io.jenkins.plugins.lizardcd.endpoint.EndpointResolver\n"
                + "def job = jenkins.model.Jenkins.get().getItemByFullName('outer/inner/job')\n");
        cases.forEach(c -> script.append("try { println EndpointResolver.resolve(" + c
                + ", null, job) } catch (hudson.AbortException e) { println e.message }\n"));
        assertThat(admin.groovy(script.toString()).lines())
                .containsExactly(
                        "Target[endpoint=dev, namespace=b, credentialsId=null]",
                        "Endpoint 'prod' may not be used in folder 'outer'; allowed: dev",
                        "Namespace 'a' may not be used in folder 'outer/inner'; allowed: b, c",
                        "Target[endpoint=dev, namespace=c, credentialsId=null]",
                        "There is no endpoint 'Dev'; known endpoints: dev, prod");
        assertThat(admin.get("/job/outer/configure").ok()).contains("_.allowedNamespaces");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SetImage | 'workload':'deployment/$W','image':'','images':'web=a:$TAG\\nside=b:1','container':'',"
                        + "'wait':false,'rollbackOnFailure':false,'failFast':true,'progressDeadline':'','changeCause':'',"
                        + "'ifChanged':true"
                        + " | [endpoint:prod, images:[web=a:$TAG, side=b:1], timeout:90s, wait:false,"
                        + " workload:deployment/$W]",
                "Scale | 'workload':'deployment/web','replicas':'3','currentReplicas':'-1','force':true,'wait':true,"
                        + "'failFast':true | [endpoint:prod, force:true, replicas:3, timeout:90s, workload:deployment/web]",
                "Restart | 'workload':'sts/db','wait':true,'failFast':false,'changeCause':'x'"
                        + " | [changeCause:x, endpoint:prod, failFast:false, timeout:90s, workload:sts/db]",
                "Rollback | 'workload':'ds/log','toRevision':'7','toBuild':'0','wait':true,'failFast':true,"
                        + "'changeCause':'' | [endpoint:prod, timeout:90s, toRevision:7, workload:ds/log]",
                "Apply | 'manifests':'','files':'k8s/*.yaml','kustomize':'','variables':'TAG=$TAG\\nB=1','set':'',"
                        + "'prune':'','pruneLimit':'10','ignore':'deployment/*:/spec/replicas','wait':true,"
                        + "'rollbackOnFailure':true,'failFast':true,'forceConflicts':false"
                        + " | [endpoint:prod, files:k8s/*.yaml, ignore:[deployment/*:/spec/replicas],"
                        + " rollbackOnFailure:true, timeout:90s, variables:[TAG=$TAG, B=1]]",
                "HelmUpgrade | 'release':'web','chart':'oci://r/web','version':'$V','repo':'',"
                        + "'repoCredentialsId':'','values':'','valuesMode':'','description':'','recoverPending':'',"
                        + "'set':'a=$A\\nb=1','setString':'','install':true,'createNamespace':false,'waitForJobs':false,"
                        + "'rollbackOnFailure':true,'cleanupOnFail':false,'forceReplace':false,'skipCrds':false,"
                        + "'noHooks':false,'takeOwnership':false,'diff':true,'historyMax':'10','wait':true"
                        + " | [chart:oci://r/web, endpoint:prod, release:web, set:[a=$A, b=1], timeout:90s,"
                        + " version:$V]",
                "SetEnv | 'workload':'deploy/$W','env':'A=$V b\\nOLD-','container':'','wait':true,'failFast':true,"
                        + "'rollbackOnFailure':true,'changeCause':''"
                        + " | [endpoint:prod, env:[A=$V b, OLD-], rollbackOnFailure:true, timeout:90s,"
                        + " workload:deploy/$W]",
                "SetResources | 'workload':'deploy/web','requests':'cpu=1m, memory=1Mi','limits':'cpu=$L',"
                        + "'container':'web','wait':false,'failFast':true,'rollbackOnFailure':false,'changeCause':''"
                        + " | [container:web, endpoint:prod, limits:[cpu=$L], requests:[cpu=1m, memory=1Mi],"
                        + " timeout:90s, wait:false, workload:deploy/web]",
                "Batch | 'rollbackOnFailure':false,'operations':[{'$class':'io.jenkins.plugins.lizardcd.steps."
                        + "SetImageStep','workload':'deploy/$W','image':'','images':'a=x:1\\nb=y:$TAG','container':'',"
                        + "'wait':true,'rollbackOnFailure':false,'failFast':true,'progressDeadline':'','changeCause':'',"
                        + "'ifChanged':true},{'$class':'io.jenkins.plugins.lizardcd.steps.ScaleStep','workload':'deploy/b',"
                        + "'replicas':'2','currentReplicas':'-1','wait':true,'failFast':true}]"
                        + " | [endpoint:prod, operations:[[kind:setImage, images:[a=x:1, b=y:$TAG], workload:deploy/$W],"
                        + " [kind:scale, replicas:2, workload:deploy/b]], rollbackOnFailure:false, timeout:90s]",
                "Exec | 'workload':'deploy/$W','command':'ls\\n-l\\n/a b','container':'','returnStatus':true"
                        + " | [command:[ls, -l, /a b], endpoint:prod, returnStatus:true, timeout:90s, workload:deploy/$W]",
                "Pause | 'workload':'deploy/$W' | [endpoint:prod, timeout:90s, workload:deploy/$W]",
                "Resume | 'workload':'deploy/$W' | [endpoint:prod, timeout:90s, workload:deploy/$W]",
                "Delete | 'resources':'configmap/a\\nsecret/$B','selector':'','manifests':'','files':'','kustomize':'',"
                        + "'variables':'','wait':true,'ignoreNotFound':false,'cascade':'orphan'"
                        + " | [cascade:orphan, endpoint:prod, ignoreNotFound:false, resources:[configmap/a, secret/$B],"
                        + " timeout:90s]",
                "Delete | 'resources':'','selector':'','manifests':'','files':'k8s/*.yaml','kustomize':'',"
                        + "'variables':'TAG=$TAG','wait':true,'ignoreNotFound':true,'cascade':''"
                        + " | [endpoint:prod, files:k8s/*.yaml, resources:[], timeout:90s, variables:[TAG=$TAG]]",
                "HelmRollback | 'release':'$R','revision':'3','cleanupOnFail':true,'forceReplace':false,'wait':false"
                        + " | [cleanupOnFail:true, endpoint:prod, release:$R, revision:3, timeout:90s, wait:false]",
                "HelmUninstall | 'release':'$R','keepHistory':true,'ignoreNotFound':false,'wait':true"
                        + " | [endpoint:prod, ignoreNotFound:false, keepHistory:true, release:$R, timeout:90s]",
                "HelmTest | 'release':'$R','logs':false,'filter':'$R-a\\n!$R-b'"
                        + " | [endpoint:prod, filter:[$R-a, !$R-b], logs:false, release:$R, timeout:90s]",
            })
    void builderKeepsItsSettingsOverAFormSubmission(String kind, String fields, String arguments) {
        String job = "free-" + kind + "-" + Integer.toHexString(fields.hashCode());
        admin.groovy("jenkins.model.Jenkins.get().createProject(hudson.model.FreeStyleProject, '" + job + "')");
        String type = "io.jenkins.plugins.lizardcd.builders." + kind + "Builder";
        String common = COMMON.replace("'endpoint':''", "'endpoint':'prod'").replace("'timeout':''", "'timeout':'90s'");
        String builder = "{'step':{" + fields + "," + common
                + "},'overrides':'dryRun=$DRY\\nquiet=$Q','stapler-class':'" + type + "','$class':'" + type + "'}";
        String form = ("{'name':'" + job + "','description':'','properties':{},'scm':{'value':'0'},'builder':["
                        + builder + "]}")
                .replace('\'', '"');
        assertThat(admin.post("/job/" + job + "/configSubmit", Map.of("json", form))
                        .status())
                .isLessThan(400);
        assertThat(admin.groovy("""
                import org.jenkinsci.plugins.structs.describable.DescribableModel
                def builder = jenkins.model.Jenkins.get().getItem('%s').buildersList[0]
                println new TreeMap(DescribableModel.of(builder.step.class).uninstantiate2(builder.step).arguments)
                println builder.overrides
                """.formatted(job)).lines()).containsExactly(arguments, "[dryRun=$DRY, quiet=$Q]");
        assertThat(admin.get("/job/" + job + "/configure").ok())
                .contains("dryRun=$DRY\nquiet=$Q")
                .contains("value=\"90s\"");
    }
}
