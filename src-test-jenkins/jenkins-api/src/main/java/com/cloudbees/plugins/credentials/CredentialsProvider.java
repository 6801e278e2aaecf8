package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.DescriptorExtensionList;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.Node;
import hudson.model.Run;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Set;
import org.jenkins.ui.icon.IconSpec;
import org.springframework.security.core.Authentication;

/** Signature of {@code CredentialsProvider} (credentials). */
public abstract class CredentialsProvider extends Descriptor<CredentialsProvider>
        implements ExtensionPoint, Describable<CredentialsProvider>, IconSpec {
    public static final CredentialsProvider NONE = null;

    public static final PermissionGroup GROUP = null;

    public static final Permission USE_OWN = null;

    public static final Permission USE_ITEM = null;

    public static final Permission CREATE = null;

    public static final Permission UPDATE = null;

    public static final Permission VIEW = null;

    public static final Permission DELETE = null;

    public static final Permission MANAGE_DOMAINS = null;

    public CredentialsProvider() {
        throw new UnsupportedOperationException();
    }

    public static DescriptorExtensionList<Credentials, CredentialsDescriptor> allCredentialsDescriptors() {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(
            Class<C> type, ItemGroup itemGroup, Authentication authentication) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException();
    }

    public static <C extends IdCredentials> ListBoxModel listCredentialsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements,
            CredentialsMatcher matcher) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication authentication) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException();
    }

    public static <C extends IdCredentials> ListBoxModel listCredentialsInItem(
            Class<C> type,
            Item item,
            Authentication authentication,
            List<DomainRequirement> domainRequirements,
            CredentialsMatcher matcher) {
        throw new UnsupportedOperationException();
    }

    public static Set<CredentialsScope> lookupScopes(ModelObject object) {
        throw new UnsupportedOperationException();
    }

    public static boolean hasStores(ModelObject context) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> C snapshot(C credential) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> C snapshot(Class<C> clazz, C credential) {
        throw new UnsupportedOperationException();
    }

    public static <C extends IdCredentials> C findCredentialByIdInItemGroup(
            String id,
            Class<C> type,
            ItemGroup<?> itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException();
    }

    public static <C extends IdCredentials> C findCredentialByIdInItem(
            String id,
            Class<C> type,
            Item item,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException();
    }

    public static <C extends IdCredentials> C findCredentialById(String id, Class<C> type, Run<?, ?> run) {
        throw new UnsupportedOperationException();
    }

    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, List<DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException();
    }

    public static ExtensionList<CredentialsProvider> all() {
        throw new UnsupportedOperationException();
    }

    public static List<CredentialsProvider> enabled() {
        throw new UnsupportedOperationException();
    }

    public static List<CredentialsProvider> enabled(Object context) {
        throw new UnsupportedOperationException();
    }

    public Descriptor<CredentialsProvider> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public final boolean isEnabled() {
        throw new UnsupportedOperationException();
    }

    public boolean isEnabled(Object context) {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getIconClassName() {
        throw new UnsupportedOperationException();
    }

    public Set<CredentialsScope> getScopes(ModelObject object) {
        throw new UnsupportedOperationException();
    }

    public <C extends Credentials> List<C> getCredentialsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException();
    }

    public <C extends IdCredentials> C getCredentialByIdInItemGroup(
            String id,
            Class<C> type,
            ItemGroup<?> itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException();
    }

    public <C extends IdCredentials> C getCredentialByIdInItem(
            String id,
            Class<C> type,
            Item item,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException();
    }

    public <C extends IdCredentials> ListBoxModel getCredentialIdsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements,
            CredentialsMatcher matcher) {
        throw new UnsupportedOperationException();
    }

    public <C extends Credentials> List<C> getCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException();
    }

    public <C extends IdCredentials> ListBoxModel getCredentialIdsInItem(
            Class<C> type,
            Item item,
            Authentication authentication,
            List<DomainRequirement> domainRequirements,
            CredentialsMatcher matcher) {
        throw new UnsupportedOperationException();
    }

    public final boolean isApplicable(Class<? extends Credentials> clazz) {
        throw new UnsupportedOperationException();
    }

    public final boolean isApplicable(Descriptor<?> descriptor) {
        throw new UnsupportedOperationException();
    }

    protected boolean _isApplicable(Descriptor<?> descriptor) {
        throw new UnsupportedOperationException();
    }

    public final List<CredentialsDescriptor> getCredentialsDescriptors() {
        throw new UnsupportedOperationException();
    }

    public final boolean hasCredentialsDescriptors() {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> C track(Run build, C credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> trackAll(Run build, C... credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> trackAll(Run build, List<C> credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> C track(Node node, C credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> trackAll(Node node, C... credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> trackAll(Node node, List<C> credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> C track(Item item, C credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> trackAll(Item item, C... credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> List<C> trackAll(Item item, List<C> credentials) {
        throw new UnsupportedOperationException();
    }
}
