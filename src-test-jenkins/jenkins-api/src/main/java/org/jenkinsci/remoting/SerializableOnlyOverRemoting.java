package org.jenkinsci.remoting;

import java.io.Serializable;

/** Signature of {@code SerializableOnlyOverRemoting} (Remoting). */
public interface SerializableOnlyOverRemoting extends Serializable {}
