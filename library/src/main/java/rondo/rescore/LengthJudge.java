// How many words hypotheses have.
package rondo.rescore;

import java.util.List;
import rondo.text.Words;

/// How many words a hypothesis has, a Han character counted as one. Its weight is a word penalty or a word bonus:
/// models find short texts more probable.
///
/// @param name of the feature, such as `RondoLength`
public record LengthJudge(String name) implements Judge {
    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public List<List<double[]>> judge(List<SourcedList> lists) {
        return lists.stream()
                .map(list -> List.of(
                        list.list().texts().stream().mapToDouble(Words::count).toArray()))
                .toList();
    }
}
