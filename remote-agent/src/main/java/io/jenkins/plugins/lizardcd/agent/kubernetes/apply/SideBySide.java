package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Asks the API server several questions at a time, for an apply of hundreds of objects waits for little else. Few at a
 * time: it serves others too.
 */
final class SideBySide {

    private static final int AT_ONCE = 8;
    private static final int IDLE_SECONDS = 10;
    private static final ThreadPoolExecutor THREADS = threads();

    private SideBySide() {}

    /**
     * Calls a function for each, in any order.
     *
     * @return the answers, in the order of the questions
     * @throws RuntimeException what the function threw for the first question that it threw for; no call runs any more
     *     then, and what had not begun was not begun
     */
    static <Q, A> List<A> each(List<Q> questions, Function<Q, A> function) {
        if (questions.size() < 2) {
            return questions.stream().map(function).toList();
        }
        AtomicBoolean over = new AtomicBoolean();
        List<Future<A>> calls = new ArrayList<>();
        questions.forEach(
                question -> calls.add(THREADS.submit(() -> over.get() ? null : call(question, function, over))));
        List<A> answers = new ArrayList<>();
        ExecutionException first = null;
        try {
            for (Future<A> call : calls) {
                try {
                    answers.add(call.get());
                } catch (ExecutionException e) {
                    first = first == null ? e : first;
                }
            }
        } catch (InterruptedException e) {
            over.set(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the API server", e);
        }
        if (first == null) {
            return answers;
        }
        throw first.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(first.getCause());
    }

    private static <Q, A> A call(Q question, Function<Q, A> function, AtomicBoolean over) {
        try {
            return function.apply(question);
        } catch (RuntimeException | Error e) {
            over.set(true);
            throw e;
        }
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "apply");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
