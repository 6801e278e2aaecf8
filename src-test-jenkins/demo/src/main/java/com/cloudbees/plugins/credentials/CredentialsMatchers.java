package com.cloudbees.plugins.credentials;

import java.util.stream.Stream;

/** Chooses among credentials. */
public class CredentialsMatchers {

    private CredentialsMatchers() {}

    /** Those of a type. */
    public static CredentialsMatcher instanceOf(@SuppressWarnings("rawtypes") Class type) {
        return type::isInstance;
    }

    /** Those that one of the matchers matches. */
    public static CredentialsMatcher anyOf(CredentialsMatcher... matchers) {
        return item -> Stream.of(matchers).anyMatch(m -> m.matches(item));
    }
}
