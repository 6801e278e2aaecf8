package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.model.ItemGroup;
import hudson.model.Run;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.Authentication;

/** Knows credentials. */
public abstract class CredentialsProvider {

    private static final Map<String, IdCredentials> KNOWN = new ConcurrentHashMap<>();

    private CredentialsProvider() {}

    /** Adds one, in place of another of its id. Only this stand-in has that. */
    public static void add(IdCredentials credentials) {
        KNOWN.put(credentials.getId(), credentials);
    }

    /** The one of that id and type, or null. */
    public static <C extends IdCredentials> C findCredentialByIdInItemGroup(
            String id, Class<C> type, ItemGroup<?> where, Authentication who, List<DomainRequirement> requirements) {
        IdCredentials found = KNOWN.get(id);
        return type.isInstance(found) ? type.cast(found) : null;
    }

    /** Jenkins would note the use. */
    public static <C extends Credentials> C track(@SuppressWarnings("rawtypes") Run build, C credentials) {
        return credentials;
    }
}
