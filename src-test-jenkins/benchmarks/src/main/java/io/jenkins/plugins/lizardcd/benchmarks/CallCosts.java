package io.jenkins.plugins.lizardcd.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What each call of the API server costs that setting an image through the agent needs, made by the bare client. */
final class CallCosts {

    private static final int TIMES = 60;
    private static final String JSON = "application/json";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String RECORD = "api/v1 configmaps";
    private static final String LOCK = "apis/coordination.k8s.io/v1 leases";
    private static final String DEPLOYMENT = "apis/apps/v1 deployments/" + Bed.deployment(0);
    /** About what the record of such an operation holds. */
    private static final String TEXT = "x".repeat(1500);

    private final BareClient bare;
    private final Map<String, Samples> costs = new LinkedHashMap<>();

    CallCosts(BareClient bare) {
        this.bare = bare;
    }

    private interface Call {
        void make() throws Exception;
    }

    /** Measures, and says it as Markdown. */
    String measure(double agentMillis, double patchMillis) throws Exception {
        for (int i = -TIMES / 4; i < TIMES; i++) {
            String name = "bench-" + (i + TIMES);
            boolean counts = i >= 0; // the first ones warm up
            time(counts, "record created", () -> bare.call("POST", RECORD, JSON, record(name)));
            time(counts, "lock created", () -> bare.call("POST", LOCK, JSON, lock(name)));
            time(counts, "Deployment read", () -> bare.call("GET", DEPLOYMENT, JSON, ""));
            time(counts, "intent written", () -> bare.call("PATCH", RECORD + "/" + name, JSON_PATCH, patch()));
            time(counts, "PATCH", () -> bare.setImage(Bed.deployment(0), "localhost/bench:c" + name));
            time(counts, "end written", () -> bare.call("PATCH", RECORD + "/" + name, JSON_PATCH, patch()));
            time(counts, "lock deleted", () -> bare.call("DELETE", LOCK + "/" + name, JSON, ""));
            bare.call("DELETE", RECORD + "/" + name, JSON, "");
        }
        return text(agentMillis, patchMillis);
    }

    private void time(boolean counts, String what, Call call) throws Exception {
        long from = System.nanoTime();
        call.make();
        if (counts) {
            costs.computeIfAbsent(what, w -> new Samples()).add((System.nanoTime() - from) / 1e6);
        }
    }

    private double cost(String what) {
        return costs.get(what).median();
    }

    private String text(double agentMillis, double patchMillis) {
        double first = Math.max(cost("record created"), cost("lock created"));
        double row = first + cost("Deployment read") + cost("intent written") + cost("PATCH") + cost("end written");
        StringBuilder text = new StringBuilder("#### What it is made of\n\n")
                .append("The same calls by the bare client, one after the other:\n\n| call | ms p50 |\n|---|---|\n");
        costs.forEach((what, samples) -> text.append("| ")
                .append(what)
                .append(" | ")
                .append(Samples.text(samples.median(), 1))
                .append(" |\n"));
        return text.append(
                        "\nBetween submit and `end` five of them stand in a row (record and lock are made at the same time,")
                .append(" the lock is deleted after the end): ")
                .append(Samples.text(row, 1))
                .append(" ms, ")
                .append(Samples.text(row / cost("PATCH"), 1))
                .append(" × the PATCH among them. An agent that needed no time at all could not be faster; ours took ")
                .append(Samples.text(agentMillis, 1))
                .append(" ms where the PATCH alone took ")
                .append(Samples.text(patchMillis, 1))
                .append(" ms.\n")
                .toString();
    }

    private static String record(String name) {
        return "{\"metadata\":{\"name\":\"" + name + "\"},\"data\":{\"a\":\"" + TEXT + "\",\"b\":\"\"}}";
    }

    private static String patch() {
        return "[{\"op\":\"test\",\"path\":\"/data/a\",\"value\":\"" + TEXT
                + "\"},{\"op\":\"replace\",\"path\":\"/data/b\",\"value\":\"" + System.nanoTime() + TEXT + "\"}]";
    }

    private static String lock(String name) {
        return "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{\"holderIdentity\":\"bench\"}}";
    }
}
