// Lets a command that was told to end save its work first.
package rondo.app.stream;

import java.util.concurrent.CountDownLatch;

/// Lets a command that was told to end (SIGINT, as Ctrl-C sends, or SIGTERM) save its work first. The process
/// ends when the command has returned, with the command's exit code. A command that never calls [#listen] ends
/// at once; so does one that is told a second time.
public final class StopSignal {
    private static final int SIGNALLED = 128; // and the number of the signal, as shells say it

    private final boolean process;
    private final CountDownLatch returned = new CountDownLatch(1);
    private volatile boolean asked;
    private volatile int code;

    private StopSignal(boolean process) {
        this.process = process;
    }

    /// The signals to this process, which [#exit] has to end.
    public static StopSignal ofProcess() {
        return new StopSignal(true);
    }

    /// No signal ever.
    public static StopSignal none() {
        return new StopSignal(false);
    }

    /// From now on the process waits for the command.
    ///
    /// @param whenAsked runs when the process is told to end, to say what happens next
    /// @param whenAskedAgain runs when it is told a second time, before it ends at once
    public void listen(Runnable whenAsked, Runnable whenAskedAgain) {
        if (process) {
            var hook = new Thread(() -> end(returned.getCount() > 0, whenAsked, whenAskedAgain), "rondo-stop");
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /// Whether the process was told to end.
    public boolean asked() {
        return asked;
    }

    /// Ends the process after the command has returned.
    public void exit(int exitCode) {
        code = exitCode;
        returned.countDown();
        System.exit(exitCode);
    }

    private void end(boolean running, Runnable whenAsked, Runnable whenAskedAgain) {
        asked = true;
        if (running) {
            NextSignal.await(number -> {
                whenAskedAgain.run();
                Runtime.getRuntime().halt(SIGNALLED + number);
            });
            whenAsked.run();
        }
        try {
            returned.await();
            Runtime.getRuntime().halt(code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
