package hudson.model;

import jenkins.model.Jenkins;

/** A job at the top of Jenkins. */
public class Job<J extends Job<J, R>, R extends Run<J, R>> implements Item {

    private final String name;

    /** Of that name. */
    protected Job(String name) {
        this.name = name;
    }

    @Override
    public ItemGroup<? extends Item> getParent() {
        return Jenkins.get();
    }

    @Override
    public String getFullName() {
        return name;
    }
}
