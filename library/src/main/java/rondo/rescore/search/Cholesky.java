// Solves small symmetric systems of equations.
package rondo.rescore.search;

/// Solves small symmetric positive definite systems of equations, by Cholesky's decomposition.
final class Cholesky {
    private Cholesky() {}

    /// The x for which `a x = b`.
    ///
    /// @param a n rows of n, of which the lower half is read; overwritten
    /// @param b n numbers; overwritten by x, which is also returned. What the equations do not tell is 0
    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i > j ? (a[j][j] > 0 ? sum / a[j][j] : 0) : Math.sqrt(Math.max(0, sum));
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= a[i][k] * b[k];
            }
            b[i] = a[i][i] > 0 ? b[i] / a[i][i] : 0;
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                b[i] -= a[k][i] * b[k];
            }
            b[i] = a[i][i] > 0 ? b[i] / a[i][i] : 0;
        }
        return b;
    }
}
