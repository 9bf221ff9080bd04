package dev.drydock.workbench;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Does what it is given one after the other, on threads that it shares with many.
final class Mailbox {
    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    Mailbox(Executor threads) {
        this.threads = threads;
    }

    <T> CompletableFuture<T> ask(Supplier<T> work) {
        var answer = new CompletableFuture<T>();
        tell(() -> {
            try {
                answer.complete(work.get());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    synchronized void tell(Runnable work) {
        waiting.add(work);
        if (!busy) {
            busy = true;
            threads.execute(this::next);
        }
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /// One at a time between others' work, so that no mailbox keeps a thread to itself.
    private void next() {
        Runnable work;
        synchronized (this) {
            work = waiting.poll();
        }
        try {
            if (work != null) {
                work.run();
            }
        } finally {
            synchronized (this) {
                busy = !waiting.isEmpty();
                if (busy) {
                    threads.execute(this::next);
                }
            }
        }
    }
}
