// What rondo --version prints.
package rondo.app;

import picocli.CommandLine.IVersionProvider;
import rondo.basis.Version;

/// What `rondo --version` prints.
final class VersionReport implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "rondo " + Version.NUMBER,
            "Java " + Runtime.version() + " (" + System.getProperty("java.vm.name") + ", "
                    + System.getProperty("java.vendor") + ")"
        };
    }
}
