// How much each hypothesis has in common with the others.
package rondo.rescore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rondo.basis.Workers;
import rondo.rescore.feature.MinimumRisk;

/// How much each hypothesis has in common with the others of its list: its [MinimumRisk] by the totals of the list.
///
/// @param name of the feature, such as `RondoRisk`
/// @param risk tells how much
/// @param workers share the work; stay the property of the caller
public record RiskJudge(String name, MinimumRisk risk, Workers workers) implements Judge {
    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public List<List<double[]>> judge(List<SourcedList> lists) {
        var gains = new ArrayList<List<double[]>>(Collections.nCopies(lists.size(), List.of()));
        workers.run(lists.size(), l -> {
            var list = lists.get(l).list();
            double[] totals =
                    list.lines().stream().mapToDouble(line -> line.total()).toArray();
            gains.set(l, List.of(risk.gains(list.texts(), totals)));
        });
        return gains;
    }
}
