// Fails the test run if a scope is left open at its end.
package rondo.engine.tensor;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import rondo.basis.ShapeException;

/// Fails the test run if a scope is left open at its end; found as a service, so that every class is under it.
public final class OpenScopes implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(OpenScopes.class, _ -> (AutoCloseable) OpenScopes::check, AutoCloseable.class);
    }

    private static void check() {
        if (!Scope.open().isEmpty()) {
            throw new ShapeException("scopes: " + Scope.open() + " left open by tests; expected none; close them");
        }
    }
}
