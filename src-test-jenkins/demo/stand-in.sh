# Sourced by "run": runs the Jenkinsfile where there is no Jenkins. See src/main/java: the steps are the plugin's own, and what
# they need of Jenkins is played by some small classes, which come first on the class path.

# stand_in_build NUMBER NAME=VALUE...  runs the Jenkinsfile once, shows its log, and sets RESULT
stand_in_build() {
  local number=$1
  shift
  [ -e "$WORK/token" ] || (umask 077 && printf %s "$AGENT_TOKEN" >"$WORK/token")
  if java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$DEMO/target/classes:$DEMO/target/lib/*" \
    io.jenkins.plugins.lizardcd.demo.StandIn "$ROOT/Jenkinsfile" lizardcd "$number" "$AGENT_URL" "$AGENT_FINGERPRINT" \
    "$WORK/token" "$NAMESPACE" BUILD=false "WORKLOAD=$WORKLOAD" "$@" 2>&1 | tee "$LOG"; then
    RESULT=SUCCESS
  else
    RESULT=FAILURE
  fi
}
