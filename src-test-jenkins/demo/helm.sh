# Sourced by "run": the Helm stage of the Jenkinsfile. The agent's image gets the stock helm, and the demo's chart lies in an
# OCI registry of this machine, where the agent's pod finds it. Where one of these cannot be had, the stage is left out, and
# the demo says why.

HELM='' NO_HELM='' REGISTRY='' REGISTRY_PID='' REGISTRY_STARTED=''

# Before the build, because the image gets it.
find_helm() {
  if [ -n "${LIZARD_TEST_KUBECONFIG:-}" ]; then
    NO_HELM="your cluster may not reach an OCI registry on this machine; set the parameter CHART of the job to a chart that it reaches"
  elif HELM=$(command -v helm); then
    HELM=$(readlink -f "$HELM")
  elif ! HELM=$("$TESTBED/bin/helm" 2> >(tee "$WORK/helm-log" >&2)); then
    HELM='' NO_HELM=$(tail -1 "$WORK/helm-log")
  fi
  [ -z "$HELM" ] || [ "$(basename "$HELM")" = helm ] || HELM='' NO_HELM="$HELM is not called helm"
}

# Where no registry can be had, there is no Helm stage either.
start_registry() {
  local program port=5000 host config=$WORK/registry.yaml end=$((SECONDS + 30))
  [ -n "$HELM" ] || return 0
  program=$("$TESTBED/bin/registry" 2>"$WORK/registry-log") || {
    HELM='' NO_HELM=$(tail -1 "$WORK/registry-log")
    return 0
  }
  # The address by which pods reach this machine.
  host=$(cat "${LIZARD_TESTBED_STATE:-$CACHE/cluster}/host-address")
  while (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null; do port=$((port + 1)); done
  printf '%s\n' 'version: 0.1' 'log: {level: warn}' "http: {addr: '$host:$port', secret: of-the-demo}" \
    "storage: {filesystem: {rootdirectory: $WORK/registry}}" >"$config"
  "$program" serve "$config" >"$WORK/registry-log" 2>&1 &
  REGISTRY_PID=$!
  REGISTRY_STARTED=$(started "$REGISTRY_PID")
  REGISTRY=$host:$port
  until (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null; do
    [ $SECONDS -lt $end ] || die "the registry does not start: $(tail -1 "$WORK/registry-log")"
    sleep 0.1
  done
}

# The agent's manifest, and beside it what its owner adds for Helm: a policy with the charts that it may install, and leave to
# speak to this registry without TLS.
agent_kustomization() { # FILE-OF-THE-MANIFEST
  local folder
  folder=$(dirname "$1")
  cat >"$folder/policy.yaml" <<POLICY
policy:
  charts: ["oci://$REGISTRY/charts/"]
  plainHttp: ["$REGISTRY"]
POLICY
  cat >"$folder/mount.yaml" <<MOUNT
apiVersion: apps/v1
kind: Deployment
metadata: {name: lizardcd-agent, namespace: $NAMESPACE}
spec:
  template:
    spec:
      containers:
        - name: agent
          env: [{name: LIZARD_CONFIG, value: /etc/lizardcd-config/policy.yaml}]
          volumeMounts: [{name: config, mountPath: /etc/lizardcd-config}]
      volumes: [{name: config, configMap: {name: lizardcd-agent-config}}]
MOUNT
  cat >"$folder/kustomization.yaml" <<KUSTOMIZATION
namespace: $NAMESPACE
resources: [$(basename "$1")]
patchesStrategicMerge: [mount.yaml]
configMapGenerator: [{name: lizardcd-agent-config, files: [policy.yaml]}]
KUSTOMIZATION
}

push_chart() { # VERSION TAG-OF-THE-IMAGE
  "$HELM" package "$DEMO/chart" --version "$1" --app-version "$2" --destination "$WORK" >/dev/null &&
    "$HELM" push "$WORK/hello-$1.tgz" "oci://$REGISTRY/charts" --plain-http 2>"$WORK/push-log" >&2 || {
    cat "$WORK/push-log" >&2
    return 1
  }
  say "chart hello $1 (image $SAMPLE:$2) is at oci://$REGISTRY/charts/hello"
}

show_helm() {
  if [ -z "$HELM" ]; then
    title "The Helm stage of the Jenkinsfile was not shown"
    say "$NO_HELM"
    return
  fi
  title "Build #4 installs a chart of Helm and runs its tests"
  push_chart 0.1.0 v1
  build_job 4 "CHART=oci://$REGISTRY/charts/hello" RELEASE=hello
  check "the build is a success" [ "$RESULT" = SUCCESS ]
  check "it shows what the step returned" log_has "release hello is deployed at revision 1, chart hello 0.1.0"
  check "the chart's test has run" [ "$(k get pod hello-test -o jsonpath='{.status.phase}')" = Succeeded ]

  title "Build #5 upgrades to the newest chart, whose image crashes: it must fail, say why, and roll back"
  push_chart 0.2.0 crash
  build_job 5 "CHART=oci://$REGISTRY/charts/hello" RELEASE=hello
  check "the build is a failure" [ "$RESULT" = FAILURE ]
  check "its log has the container's last words" log_has 'panic: DATABASE_URL is not set'
  check "its log says that helm has rolled back" log_has 'rolled back to revision 1'
  check "the release runs v1 again" [ "$(k get deployment hello -o jsonpath='{.spec.template.spec.containers[0].image} {.status.readyReplicas}')" = "$SAMPLE:v1 1" ]
  say "what the stock helm says of it:"
  "$HELM" --kubeconfig "$KUBECONFIG_FILE" -n "$NAMESPACE" history hello
}
