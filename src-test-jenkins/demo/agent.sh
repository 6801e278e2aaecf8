# Sourced by "run": the agent as a pod with its Role, the way to it from this machine, and the workload it shall deploy to.

AGENT_JAR=remote-agent/target/lizardcd-agent-1.0.0-SNAPSHOT.jar

lizardcd_agent() { java -XX:TieredStopAtLevel=1 -jar "$ROOT/$AGENT_JAR" "$@"; }

start_agent() {
  local image=${LIZARD_DEMO_AGENT_IMAGE:-}
  [ -n "$image" ] || image=$("$CLUSTER" load "$ROOT/remote-agent/target/lizardcd-agent.tar")
  # As README says: the Secret once, the rest as often as you like. The Role is for the operations of the Jenkinsfile.
  lizardcd_agent secret --namespace "$NAMESPACE" | k create -f - >/dev/null
  local manifest=$WORK/agent/manifest.yaml options=(--operations setImage,scale,rollback)
  [ -z "$HELM" ] || options+=(--helm)
  mkdir -p "$WORK/agent"
  lizardcd_agent manifest --namespace "$NAMESPACE" --image "$image" "${options[@]}" >"$manifest"
  if [ -n "$HELM" ]; then
    agent_kustomization "$manifest"
    # Old kubectl knows no other kind of patches, and new ones warn of it.
    k apply -k "$WORK/agent" >/dev/null 2> >(grep -v '^# Warning' >&2)
  else
    k apply -f "$manifest" >/dev/null
  fi
  k wait --for=condition=Available --timeout=120s deployment/lizardcd-agent >/dev/null || {
    k describe pods
    k logs deployment/lizardcd-agent --tail=30
    die "the agent does not start"
  }
  AGENT_TOKEN=$(k get secret lizardcd-agent -o jsonpath='{.data.token}' | base64 -d)
  AGENT_FINGERPRINT=$(k get secret lizardcd-agent -o jsonpath='{.metadata.annotations.lizardcd\.io/certificate-fingerprint}')
  reach_agent
  say "agent $image runs as pod $(k get pods -l app.kubernetes.io/name=lizardcd-agent -o name | cut -d/ -f2) with its Role at $AGENT_URL$(measure_agent)"
}

# Pods of the machine's own cluster can be called by their Service's address; to other clusters kubectl makes a way.
reach_agent() {
  if [ -z "${LIZARD_TEST_KUBECONFIG:-}" ]; then
    AGENT_URL=https://$(k get service lizardcd-agent -o jsonpath='{.spec.clusterIP}'):8443
    return
  fi
  # Not by "k": the process to end is kubectl, not a shell around it.
  kubectl --kubeconfig "$KUBECONFIG_FILE" -n "$NAMESPACE" port-forward service/lizardcd-agent :8443 --address 127.0.0.1 >"$WORK/forward" 2>&1 &
  FORWARD_PID=$!
  FORWARD_STARTED=$(started "$FORWARD_PID")
  local port='' end=$((SECONDS + 20))
  while [ -z "$port" ]; do
    [ $SECONDS -lt $end ] || die "no way to the agent: $(cat "$WORK/forward")"
    sleep 0.1
    port=$(sed -nE 's/^Forwarding from 127.0.0.1:([0-9]+) .*/\1/p' "$WORK/forward")
  done
  AGENT_URL=https://127.0.0.1:$port
}

# From the start of the process to the line by which the agent says that it serves; and its memory. Both need to see the
# process, which only the machine's own cluster lets us.
measure_agent() {
  local uid pid='' file boot begin ready
  [ -z "${LIZARD_TEST_KUBECONFIG:-}" ] || return 0
  uid=$(k get pods -l app.kubernetes.io/name=lizardcd-agent -o jsonpath='{.items[0].metadata.uid}')
  for file in $(grep -ls "$uid" /proc/[0-9]*/cgroup); do
    [ "$(cat "${file%cgroup}comm" 2>/dev/null)" != java ] || pid=$(cut -d/ -f3 <<<"$file")
  done
  [ -n "$pid" ] || return 0
  boot=$(echo "$(date +%s.%N) $(cut -d' ' -f1 /proc/uptime)" | awk '{printf "%.3f", $1 - $2}')
  begin=$(started "$pid")
  ready=$(k logs deployment/lizardcd-agent --timestamps | grep -m1 ' serves ' | cut -d' ' -f1)
  awk -v boot="$boot" -v ticks="$begin" -v hertz="$(getconf CLK_TCK)" -v ready="$(date -d "$ready" +%s.%N)" \
    -v rss="$(awk '/^VmRSS/{print $2}' "/proc/$pid/status")" \
    'BEGIN {printf "; it served %.2f s after its process began, and takes %.0f MB (RSS)", ready - boot - ticks / hertz, rss / 1024}'
}

# The workload as its owner has declared it: no pod yet, of an image that is nowhere.
start_sample() { sed "s|localhost/lizard-sample|$SAMPLE|" "$DEMO/web.yaml" | k apply -f - >/dev/null; }
