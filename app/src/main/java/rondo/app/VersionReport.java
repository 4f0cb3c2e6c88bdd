// What rondo --version prints.
package rondo.app;

import java.util.ArrayList;
import picocli.CommandLine.IVersionProvider;
import rondo.basis.Version;
import rondo.engine.kernel.Kernels;

/// What `rondo --version` prints.
final class VersionReport implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var lines = new ArrayList<String>();
        lines.add("rondo " + Version.NUMBER);
        lines.add("Java " + Runtime.version() + " (" + System.getProperty("java.vm.name") + ", "
                + System.getProperty("java.vendor") + ")");
        lines.add("kernels " + Kernels.report());
        Kernels.refused().forEach(refused -> lines.add("not used: " + refused));
        return lines.toArray(String[]::new);
    }
}
