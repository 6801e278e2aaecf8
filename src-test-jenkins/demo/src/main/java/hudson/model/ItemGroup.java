package hudson.model;

/** Where jobs are. */
public interface ItemGroup<T extends Item> {}
