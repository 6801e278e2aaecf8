package io.jenkins.plugins.lizardcd.agent.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * Which process of this machine is meant, in a file's name or text. The time of its start is part of it, because numbers
 * are given again.
 *
 * @param pid the process' number
 * @param startedAt when it started, in milliseconds; 0 when the system does not tell
 */
public record ProcessMark(long pid, long startedAt) {

    /** The mark of a process. */
    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /**
     * Reads a mark.
     *
     * @param text what {@link #toString} gave, and perhaps more behind a further hyphen
     * @return empty for anything else
     */
    public static Optional<ProcessMark> parse(String text) {
        String[] parts = text.split("-", 3);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new ProcessMark(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The process, when it still runs. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(p -> of(p).equals(this));
    }

    @Override
    public String toString() {
        return pid + "-" + startedAt;
    }
}
