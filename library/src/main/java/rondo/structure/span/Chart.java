// The best tree over the words of a sentence.
package rondo.structure.span;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The best tree over the words of a sentence, when the score of a tree is the sum of those of its spans: the chart
/// of Cocke, Kasami and Younger without a grammar (Stern, Andreas and Klein 2017). Exact, in n^3 / 6 steps.
///
/// Trees here are binary, and spans may have the label [PhraseSpans#NONE]; a node of many children is one label
/// over spans that have none, which score 0, so all ways to make it binary are equally good.
record Chart(SpanLabels best, double[] inside, int[] splits) {
    /// The best tree, with all 2 n - 1 spans of the binary one; of equal ones the one whose left parts are short.
    static SpanTree best(SpanLabels labels) {
        int size = SpanLabels.size(labels.words());
        var chart = new Chart(labels, new double[size], new int[size]);
        chart.fill();
        return SpanTree.of(chart.spans(), chart.inside[SpanLabels.at(labels.words(), 0, labels.words())]);
    }

    /// Finds the best score of each span, from short ones to long ones. Those that end at the same word stand
    /// side by side in a second table, so that both halves of a split are read in a row.
    private void fill() {
        int n = best.words();
        double[] byEnd = new double[inside.length];
        for (int length = 1; length <= n; length++) {
            for (int from = 0; from + length <= n; from++) {
                int to = from + length;
                int place = SpanLabels.at(n, from, to);
                double score = length == 1 ? 0 : split(byEnd, from, to);
                inside[place] = best.scores()[place] + score;
                byEnd[SpanLabels.at(n, to, from)] = inside[place];
            }
        }
    }

    /// Finds where to split a span.
    ///
    /// @return the score of both halves
    private double split(double[] byEnd, int from, int to) {
        int left = SpanLabels.at(best.words(), from, 0);
        int right = SpanLabels.at(best.words(), to, 0);
        int split = from + 1;
        double most = Double.NEGATIVE_INFINITY;
        for (int middle = from + 1; middle < to; middle++) {
            double score = inside[left + middle] + byEnd[right + middle];
            if (score > most) {
                most = score;
                split = middle;
            }
        }
        splits[left + to] = split;
        return most;
    }

    private List<Span> spans() {
        int n = best.words();
        var spans = new ArrayList<Span>();
        var open = new ArrayDeque<int[]>();
        open.push(new int[] {0, n});
        while (!open.isEmpty()) {
            int[] span = open.pop();
            int place = SpanLabels.at(n, span[0], span[1]);
            spans.add(new Span(span[0], span[1], best.labels()[place]));
            if (span[1] - span[0] > 1) {
                open.push(new int[] {span[0], splits[place]});
                open.push(new int[] {splits[place], span[1]});
            }
        }
        Collections.reverse(spans); // parents came before children, from right to left
        return spans;
    }
}
