package hudson.model;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;

/** A build. */
public class Run<J extends Job<J, R>, R extends Run<J, R>> {

    private final J job;
    private final int number;
    private final long began = System.currentTimeMillis();
    private final List<Action> actions = new CopyOnWriteArrayList<>();

    /**
     * A build of a job.
     *
     * @param job the job
     * @param number its number
     */
    protected Run(J job, int number) {
        this.job = job;
        this.number = number;
    }

    /** The job. */
    public J getParent() {
        return job;
    }

    /** The number. */
    public int getNumber() {
        return number;
    }

    /** Name among all builds. */
    public String getExternalizableId() {
        return job.getFullName() + "#" + number;
    }

    /** Path of its page. */
    public String getUrl() {
        return "job/" + job.getFullName() + "/" + number + "/";
    }

    /** When it began, in milliseconds since 1970. */
    public final long getTimeInMillis() {
        return began;
    }

    /** Nobody has started it. */
    public <T extends Cause> T getCause(Class<T> type) {
        return null;
    }

    /** The first action of that type, or null. */
    public <T extends Action> T getAction(Class<T> type) {
        return actions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** Adds an action. */
    public void addAction(Action action) {
        actions.add(action);
        if (action instanceof RunAction2 watching) {
            watching.onAttached(this);
        }
    }

    /** Nothing outlives a stand-in. */
    public void save() throws IOException {
        // nothing is kept
    }
}
