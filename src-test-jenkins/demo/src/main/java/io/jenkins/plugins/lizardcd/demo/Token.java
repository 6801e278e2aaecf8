package io.jenkins.plugins.lizardcd.demo;

import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.util.Secret;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * The credential with the agent's token.
 *
 * @param getId its id
 * @param getSecret the token
 */
record Token(String getId, Secret getSecret) implements StringCredentials {

    @Override
    public String getDescription() {
        return "token of the agent";
    }

    @Override
    public CredentialsScope getScope() {
        return CredentialsScope.SYSTEM;
    }

    @Override
    public CredentialsDescriptor getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
