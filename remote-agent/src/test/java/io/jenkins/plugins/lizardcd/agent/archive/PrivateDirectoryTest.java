package io.jenkins.plugins.lizardcd.agent.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrivateDirectoryTest {

    private static final String PURPOSE = "test";

    @Test
    void nobodyElseCanReadWhatIsInIt() throws IOException {
        try (PrivateDirectory directory = new PrivateDirectory(PURPOSE)) {
            Path file = directory.file("a/b/values.yaml");

            assertThat(permissions(directory.path())).isEqualTo("rwx------");
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
    }

    @Test
    void whatADeadProcessHasLeftIsRemovedAndWhatIsInUseIsNot() throws IOException {
        ProcessMark me = ProcessMark.of(ProcessHandle.current());
        String dead = new ProcessMark(me.pid(), me.startedAt() - 1).toString();
        Path left = Files.createTempDirectory("lizardcd-" + PURPOSE + "-" + dead + "-");
        Files.writeString(left.resolve("password"), "x");
        List<Path> taken = new ArrayList<>();
        try (PrivateDirectory inUse = new PrivateDirectory(PURPOSE)) {
            PrivateDirectory.sweep(PURPOSE, taken::add);

            assertThat(left).doesNotExist();
            assertThat(taken).contains(left).doesNotContain(inUse.path());
            assertThat(inUse.path()).exists();
        }
    }

    @Test
    void aMarkIsReadFromTheBeginningOfANameAndOnlyFromThat() {
        assertThat(ProcessMark.parse("12-34-5678")).contains(new ProcessMark(12, 34));
        assertThat(ProcessMark.parse("12")).isEmpty();
        assertThat(ProcessMark.parse("a-b-c")).isEmpty();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
