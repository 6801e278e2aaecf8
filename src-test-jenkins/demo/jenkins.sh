# Sourced by "run": a real Jenkins with the plugin, an endpoint for the agent, and a Pipeline job with the Jenkinsfile.

JENKINS_VERSION=2.541.3
PLUGIN_MANAGER_VERSION=2.13.2
# What the plugin needs, what the Jenkinsfile's steps are in, and a view of its stages.
JENKINS_PLUGINS=(workflow-aggregator configuration-as-code credentials plain-credentials jackson2-api
  apache-httpcomponents-client-5-api cloudbees-folder junit pipeline-graph-view)
JENKINS_START_LIMIT=300

jenkins_available() {
  if [ -n "${LIZARD_JENKINS:-}" ]; then
    JENKINS_FOLDER=$(readlink -f "$LIZARD_JENKINS")
    [ -e "$JENKINS_FOLDER/jenkins.war" ] && [ -d "$JENKINS_FOLDER/plugins" ] || die "LIZARD_JENKINS names $LIZARD_JENKINS, which has no jenkins.war or no plugins/"
    return
  fi
  JENKINS_FOLDER=$KEPT/jenkins-$JENKINS_VERSION
  [ -e "$JENKINS_FOLDER/complete" ] || fetch_jenkins
}

# From Jenkins' own servers, if they can be reached.
fetch_jenkins() {
  local war=https://get.jenkins.io/war-stable/$JENKINS_VERSION/jenkins.war
  curl -fsIL --connect-timeout 3 --max-time 10 -o /dev/null "$war" 2>/dev/null || return 1
  say "getting Jenkins $JENKINS_VERSION and its plugins from jenkins.io"
  rm -rf "$JENKINS_FOLDER"
  mkdir -p "$JENKINS_FOLDER/plugins"
  {
    curl -fsSL -o "$JENKINS_FOLDER/jenkins.war" "$war" &&
      curl -fsSL -o "$JENKINS_FOLDER/sum" "$war.sha256" &&
      [ "$(cut -d' ' -f1 "$JENKINS_FOLDER/sum")" = "$(sha256sum "$JENKINS_FOLDER/jenkins.war" | cut -d' ' -f1)" ] &&
      curl -fsSL -o "$JENKINS_FOLDER/plugin-manager.jar" "https://github.com/jenkinsci/plugin-installation-manager-tool/releases/download/$PLUGIN_MANAGER_VERSION/jenkins-plugin-manager-$PLUGIN_MANAGER_VERSION.jar" &&
      java -jar "$JENKINS_FOLDER/plugin-manager.jar" --war "$JENKINS_FOLDER/jenkins.war" --plugin-download-directory "$JENKINS_FOLDER/plugins" --plugins "${JENKINS_PLUGINS[@]}" >"$JENKINS_FOLDER/plugins.log" &&
      touch "$JENKINS_FOLDER/complete"
  } || {
    say "Jenkins could not be had from jenkins.io: see $JENKINS_FOLDER"
    return 1
  }
}

start_jenkins() {
  local port=${LIZARD_DEMO_PORT:-8090} began=$SECONDS
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  JENKINS_URL=http://127.0.0.1:$port
  JENKINS_PASSWORD=$(head -c 12 /dev/urandom | base64 | tr '+/' '-_')
  local home=$WORK/jenkins
  mkdir -p "$home"/{plugins,secrets-of-demo}
  chmod 700 "$home"
  cp "$JENKINS_FOLDER"/plugins/*.[hj]pi "$home/plugins/"
  cp "$ROOT/jenkins-plugin/target/lizardcd.hpi" "$home/plugins/lizardcd.jpi"
  # The configuration names secrets by these files' names.
  printf %s "$AGENT_TOKEN" >"$home/secrets-of-demo/agent-token"
  printf %s "$JENKINS_PASSWORD" >"$home/secrets-of-demo/demo-password"
  JENKINS_HOME=$home SECRETS=$home/secrets-of-demo CASC_JENKINS_CONFIG=$DEMO/jenkins.yaml \
    DEMO_JENKINS_URL=$JENKINS_URL DEMO_AGENT_URL=$AGENT_URL DEMO_FINGERPRINT=$AGENT_FINGERPRINT DEMO_NAMESPACE=$NAMESPACE \
    setsid java -Xmx768m -Djenkins.install.runSetupWizard=false -Dhudson.model.UsageStatistics.disabled=true \
    -jar "$JENKINS_FOLDER/jenkins.war" --httpListenAddress=127.0.0.1 --httpPort="$port" </dev/null >"$home/log" 2>&1 &
  JENKINS_PID=$!
  JENKINS_STARTED=$(started "$JENKINS_PID")
  say "Jenkins starts at $JENKINS_URL"
  until curl -fs --max-time 10 -o /dev/null "$JENKINS_URL/api/json"; do
    [ "$(started "$JENKINS_PID")" = "$JENKINS_STARTED" ] && [ $((SECONDS - began)) -lt $JENKINS_START_LIMIT ] || {
      tail -40 "$home/log"
      die "Jenkins did not start"
    }
    sleep 0.3
  done
  say "Jenkins $(curl -fsI "$JENKINS_URL/login" | tr -d '\r' | sed -nE 's/^X-Jenkins: //Ip') is up after $((SECONDS - began)) s, with the plugin and the endpoint \"demo\" of $DEMO/jenkins.yaml"
  jenkins_post "createItem?name=lizardcd" -H 'Content-Type: application/xml' --data-binary @<(jenkins_job) >/dev/null
}

# A request as the user "demo". Jenkins wants a crumb with every write, and the session that the crumb was made for.
jenkins_post() {
  local path=$1 session=$WORK/session crumb
  shift
  [ -e "$WORK/login" ] || (umask 077 && printf 'user = "demo:%s"\n' "$JENKINS_PASSWORD" >"$WORK/login")
  crumb=$(curl -fsS -K "$WORK/login" -c "$session" "$JENKINS_URL/crumbIssuer/api/json" | sed -nE 's/.*"crumb":"([^"]+)".*/\1/p')
  curl -fsS -K "$WORK/login" -b "$session" -H "Jenkins-Crumb: $crumb" -X POST "$@" "$JENKINS_URL/$path"
}

jenkins_job() {
  local name
  echo "<?xml version='1.1' encoding='UTF-8'?><flow-definition><description>The Jenkinsfile of LizardCD: see its builds.</description>"
  echo '<properties><hudson.model.ParametersDefinitionProperty><parameterDefinitions>'
  echo '<hudson.model.BooleanParameterDefinition><name>BUILD</name></hudson.model.BooleanParameterDefinition>'
  for name in WORKLOAD IMAGE REPLICAS CHART RELEASE; do
    echo "<hudson.model.StringParameterDefinition><name>$name</name></hudson.model.StringParameterDefinition>"
  done
  echo '</parameterDefinitions></hudson.model.ParametersDefinitionProperty></properties>'
  echo '<definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition"><sandbox>true</sandbox><script>'
  sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' "$ROOT/Jenkinsfile"
  echo '</script></definition></flow-definition>'
}

# jenkins_build NUMBER NAME=VALUE...  runs the job, shows its log as it grows, and sets RESULT
jenkins_build() {
  local build=$JENKINS_URL/job/lizardcd/$1 parameters=() pair
  shift
  for pair in BUILD=false "WORKLOAD=$WORKLOAD" "$@"; do parameters+=(--data-urlencode "$pair"); done
  jenkins_post job/lizardcd/buildWithParameters "${parameters[@]}" >/dev/null
  # Notes for the browser are between escapes.
  jenkins_log "$build" | sed -u 's/\x1b\[8mha:[^\x1b]*\x1b\[0m//g' | tee "$LOG"
  RESULT=$(curl -fsS "$build/api/json?tree=result" | sed -nE 's/.*"result":"([A-Z]+)".*/\1/p')
}

jenkins_log() {
  local offset=0 more=true end=$((SECONDS + 240))
  while [ -n "$more" ]; do
    [ $SECONDS -lt $end ] || die "the build does not end: $1/console"
    sleep 0.2
    # Until the build is there, this is a 404.
    curl -fs --max-time 10 -D "$WORK/head" -o "$WORK/part" "$1/logText/progressiveText?start=$offset" || continue
    cat "$WORK/part"
    offset=$(tr -d '\r' <"$WORK/head" | sed -nE 's/^X-Text-Size: ([0-9]+)$/\1/Ip')
    more=$(tr -d '\r' <"$WORK/head" | sed -nE 's/^X-More-Data: (true)$/\1/Ip')
  done
}
