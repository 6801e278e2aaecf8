package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.console.AnnotatedLargeText;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;

/** Signature of {@code Run} (Jenkins core). */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint, Comparable<RunT>, AccessControlled, PersistenceRoot, DescriptorByNameOwner {
    protected final JobT project;

    public int number;

    protected Result result;

    protected Run(JobT job) throws IOException {
        throw new UnsupportedOperationException();
    }

    protected Run(JobT job, Calendar timestamp) {
        throw new UnsupportedOperationException();
    }

    protected Run(JobT job, long timestamp) {
        throw new UnsupportedOperationException();
    }

    protected Run(JobT project, File buildDir) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void reload() throws IOException {
        throw new UnsupportedOperationException();
    }

    protected void onLoad() {
        throw new UnsupportedOperationException();
    }

    public void addAction(Action a) {
        throw new UnsupportedOperationException();
    }

    public long getQueueId() {
        throw new UnsupportedOperationException();
    }

    public Result getResult() {
        throw new UnsupportedOperationException();
    }

    public void setResult(Result r) {
        throw new UnsupportedOperationException();
    }

    public List<BuildBadgeAction> getBadgeActions() {
        throw new UnsupportedOperationException();
    }

    public boolean isBuilding() {
        throw new UnsupportedOperationException();
    }

    public boolean isInProgress() {
        throw new UnsupportedOperationException();
    }

    public boolean isLogUpdated() {
        throw new UnsupportedOperationException();
    }

    public Executor getExecutor() {
        throw new UnsupportedOperationException();
    }

    public final Charset getCharset() {
        throw new UnsupportedOperationException();
    }

    public List<Cause> getCauses() {
        throw new UnsupportedOperationException();
    }

    public <T extends Cause> T getCause(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public final boolean isKeepLog() {
        throw new UnsupportedOperationException();
    }

    public JobT getParent() {
        throw new UnsupportedOperationException();
    }

    public Calendar getTimestamp() {
        throw new UnsupportedOperationException();
    }

    public final Date getTime() {
        throw new UnsupportedOperationException();
    }

    public final long getTimeInMillis() {
        throw new UnsupportedOperationException();
    }

    public final long getStartTimeInMillis() {
        throw new UnsupportedOperationException();
    }

    public String getDescription() {
        throw new UnsupportedOperationException();
    }

    public String getTimestampString() {
        throw new UnsupportedOperationException();
    }

    public String getDurationString() {
        throw new UnsupportedOperationException();
    }

    public long getDuration() {
        throw new UnsupportedOperationException();
    }

    public BallColor getIconColor() {
        throw new UnsupportedOperationException();
    }

    public String getFullDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public void setDisplayName(String value) throws IOException {
        throw new UnsupportedOperationException();
    }

    public int getNumber() {
        throw new UnsupportedOperationException();
    }

    public RunT getPreviousBuild() {
        throw new UnsupportedOperationException();
    }

    public final RunT getPreviousCompletedBuild() {
        throw new UnsupportedOperationException();
    }

    public RunT getPreviousBuiltBuild() {
        throw new UnsupportedOperationException();
    }

    public RunT getPreviousSuccessfulBuild() {
        throw new UnsupportedOperationException();
    }

    public RunT getNextBuild() {
        throw new UnsupportedOperationException();
    }

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public String getConsoleUrl() {
        throw new UnsupportedOperationException();
    }

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public File getRootDir() {
        throw new UnsupportedOperationException();
    }

    public List<ParameterValue> getParameterValues() {
        throw new UnsupportedOperationException();
    }

    public List<Artifact> getArtifacts() {
        throw new UnsupportedOperationException();
    }

    public boolean getHasArtifacts() {
        throw new UnsupportedOperationException();
    }

    public InputStream getLogInputStream() throws IOException {
        throw new UnsupportedOperationException();
    }

    public Reader getLogReader() throws IOException {
        throw new UnsupportedOperationException();
    }

    public void writeWholeLogTo(OutputStream out) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public AnnotatedLargeText getLogText() {
        throw new UnsupportedOperationException();
    }

    public ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public void delete() throws IOException {
        throw new UnsupportedOperationException();
    }

    protected void onStartBuilding() {
        throw new UnsupportedOperationException();
    }

    protected void onEndBuilding() {
        throw new UnsupportedOperationException();
    }

    public void save() throws IOException {
        throw new UnsupportedOperationException();
    }

    public List<String> getLog(int maxLines) throws IOException {
        throw new UnsupportedOperationException();
    }

    public final void keepLog() throws IOException {
        throw new UnsupportedOperationException();
    }

    public void keepLog(boolean newValue) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void setDescription(String description) throws IOException {
        throw new UnsupportedOperationException();
    }

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public final EnvVars getCharacteristicEnvVars() {
        throw new UnsupportedOperationException();
    }

    public String getExternalizableId() {
        throw new UnsupportedOperationException();
    }

    public static Run<?, ?> fromExternalizableId(String id) throws IllegalArgumentException, AccessDeniedException {
        throw new UnsupportedOperationException();
    }

    public long getEstimatedDuration() {
        throw new UnsupportedOperationException();
    }

    public static final XStream2 XSTREAM2 = null;

    public static final PermissionGroup PERMISSIONS = null;

    public static final Permission DELETE = null;

    public static final Permission UPDATE = null;

    public static final Permission ARTIFACTS = null;

    public final String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public int compareTo(RunT that) {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code Run.Artifact} (Jenkins core). */
    public class Artifact {
        public final String relativePath;

        public String getFileName() {
            throw new UnsupportedOperationException();
        }

        public String getDisplayPath() {
            throw new UnsupportedOperationException();
        }

        public String getHref() {
            throw new UnsupportedOperationException();
        }

        public String getLength() {
            throw new UnsupportedOperationException();
        }

        public long getFileSize() {
            throw new UnsupportedOperationException();
        }

        public String getTreeNodeId() {
            throw new UnsupportedOperationException();
        }

        public String toString() {
            throw new UnsupportedOperationException();
        }

        Artifact() {
            throw new UnsupportedOperationException();
        }
    }
}
