package io.jenkins.plugins.lizardcd.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process as Linux sees it.
 *
 * @param pid its id
 */
record Proc(long pid) {

    private static final double TICKS_PER_MILLI = 0.1; // USER_HZ is 100 on every architecture that Java runs on

    static Proc self() {
        return new Proc(ProcessHandle.current().pid());
    }

    /** Resident memory in MB. */
    double rss() {
        return status("VmRSS") / 1024.0;
    }

    /** The most resident memory, in MB, since its start or {@link #forgetPeak}. */
    double peak() {
        return status("VmHWM") / 1024.0;
    }

    /** Has the peak count anew. */
    void forgetPeak() throws IOException {
        Files.writeString(file("clear_refs"), "5");
    }

    /** Name of its executable. */
    String name() {
        return read("comm").strip();
    }

    /** The processes that it has started and that run. */
    List<Proc> children() {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(child -> new Proc(child.pid()))
                .toList();
    }

    /** The part of it that is its own, and not pages of files. */
    double anonymous() {
        return status("RssAnon") / 1024.0;
    }

    int threads() {
        return (int) status("Threads");
    }

    /** CPU time so far in ms. */
    double cpuMillis() {
        return ticks(13) + ticks(14);
    }

    /** CPU time so far, in ms, of those of its children that have ended. */
    double childrenCpuMillis() {
        return ticks(15) + ticks(16);
    }

    private double ticks(int field) {
        String stat = read("stat");
        // The second field is the name in brackets, which may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[field - 2]) / TICKS_PER_MILLI;
    }

    private long status(String name) {
        return read("status")
                .lines()
                .filter(l -> l.startsWith(name + ":"))
                .map(l -> l.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("process " + pid + " is ending"));
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }

    private String read(String file) {
        try {
            return Files.readString(file(file));
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " is gone", e);
        }
    }
}
