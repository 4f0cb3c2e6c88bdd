// Fails the tests when a scope is still open after the last of them.
package rondo.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails the tests when a scope is still open after the last of them. Classes run side by side, so that only
/// then none may be. Needs `-Drondo.scopes=strict`.
public final class NoScopeStaysOpen implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        AutoCloseable check =
                () -> assertThat(Scope.open()).as("scopes that no test closed").isEmpty();
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(NoScopeStaysOpen.class, _ -> check);
    }
}
