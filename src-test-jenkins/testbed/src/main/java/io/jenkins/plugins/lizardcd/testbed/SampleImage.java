package io.jenkins.plugins.lizardcd.testbed;

/** The images that every test cluster has: one small server, in its good and bad moods. */
public enum SampleImage {
    /** Answers {@code v1} on port 8080 and is healthy. */
    V1("v1"),
    /** Answers {@code v2} on port 8080 and is healthy. */
    V2("v2"),
    /** Prints {@code panic: DATABASE_URL is not set} on its standard error and exits with 1. */
    CRASH("crash"),
    /** Runs, but {@code /healthz} answers 503 for ever. */
    NEVER_READY("never-ready"),
    /** Healthy only {@code READY_AFTER} seconds (environment, default 10) after its start. */
    SLOW("slow"),
    /** Prints {@code LINES} lines, one each {@code STEP_MS} milliseconds, and exits with {@code EXIT}. */
    JOB("job"),
    /** Takes more and more memory: with a limit below 256 MiB it ends OOMKilled. */
    HUNGRY("hungry"),
    /** There is no such image: a pod with it ends in ImagePullBackOff. */
    MISSING("missing");

    private final String tag;

    SampleImage(String tag) {
        this.tag = tag;
    }

    /**
     * The image as a pod names it.
     *
     * @return for example {@code localhost/lizard-sample:v1}
     */
    public String reference() {
        return "localhost/lizard-sample:" + tag;
    }
}
