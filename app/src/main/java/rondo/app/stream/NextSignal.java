// Does something at the next signal to end.
package rondo.app.stream;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntConsumer;

/// Does something at the next signal to end, while the virtual machine ends already and would not listen any more.
final class NextSignal {
    private static final List<String> NAMES = List.of("INT", "TERM");

    private NextSignal() {}

    /// From now on runs something at SIGINT or SIGTERM.
    ///
    /// @param action takes the number of the signal
    static void await(IntConsumer action) {
        try {
            // by reflection: the compiler warns of the names of these types, and there are no others
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var number = signal.getMethod("getNumber");
            var proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (_, method, given) -> {
                        if (method.getName().equals("handle")) {
                            action.accept((int) number.invoke(given[0]));
                        }
                        return null;
                    });
            for (var name : NAMES) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException e) {
            return; // a machine without signals: it is told to end once
        }
    }
}
