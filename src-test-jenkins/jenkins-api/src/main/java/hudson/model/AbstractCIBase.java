package hudson.model;

import hudson.security.AccessControlled;
import org.kohsuke.stapler.StaplerProxy;

/** Signature of {@code AbstractCIBase} (Jenkins core). */
public abstract class AbstractCIBase extends Node
        implements ItemGroup<TopLevelItem>, StaplerProxy, AccessControlled, DescriptorByNameOwner {}
