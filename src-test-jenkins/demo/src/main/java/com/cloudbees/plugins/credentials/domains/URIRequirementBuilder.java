package com.cloudbees.plugins.credentials.domains;

import java.util.List;

/** Says what a credential is for: here, for everything. */
public class URIRequirementBuilder {

    private URIRequirementBuilder() {}

    /** For an address. */
    public static URIRequirementBuilder fromUri(String uri) {
        return new URIRequirementBuilder();
    }

    /** The requirements. */
    public List<DomainRequirement> build() {
        return List.of();
    }
}
