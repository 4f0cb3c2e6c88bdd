// Which child of a node is its head, by rules for the labels of the Penn Treebank.
package rondo.text.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which child of a node is its head, the one that stands for the whole, by rules for the labels of the Penn Treebank:
/// those of Collins (1999, "Head-Driven Statistical Models for Natural Language Parsing", appendix A). Function tags
/// are not looked at. Under a label without a rule the first child is the head.
public final class HeadRules {
    /// Label, the side from which children are looked through, labels of heads from the most to the least wanted.
    private static final String TABLE = """
            ADJP left NNS QP NN $ ADVP JJ VBN VBG ADJP JJR NP JJS DT FW RBR RBS SBAR RB
            ADVP right RB RBR RBS FW ADVP TO CD JJR JJ IN NP JJS NN
            CONJP right CC RB IN
            FRAG right
            INTJ left
            LST right LS :
            NAC left NN NNS NNP NNPS NP NAC EX $ CD QP PRP VBG JJ JJS JJR ADJP FW
            PP right IN TO VBG VBN RP FW
            PRN left
            PRT right RP
            QP left $ IN NNS NN JJ RB DT CD NCD QP JJR JJS
            RRC right VP NP ADVP ADJP PP
            S left TO IN VP S SBAR ADJP UCP NP
            SBAR left WHNP WHPP WHADVP WHADJP IN DT S SQ SINV SBAR FRAG
            SBARQ left SQ S SINV SBARQ FRAG
            SINV left VBZ VBD VBP VB MD VP S SINV ADJP NP
            SQ left VBZ VBD VBP VB MD VP SQ
            UCP right
            VP left TO VBD VBN MD VBZ VB VBG VBP VP ADJP NN NNS NP
            WHADJP left CC WRB JJ ADJP
            WHADVP right CC WRB
            WHNP left WDT WP WP$ WHADJP WHPP WHNP
            WHPP right IN TO FW
            """;
    private static final Map<String, Rule> RULES = rules();
    private static final Set<String> NOUN_PHRASES = Set.of("NP", "NX");
    private static final List<Search> NOUN_PHRASE = List.of(
            new Search(false, Set.of("NN", "NNP", "NNPS", "NNS", "NX", "POS", "JJR")),
            new Search(true, Set.of("NP")),
            new Search(false, Set.of("$", "ADJP", "PRN")),
            new Search(false, Set.of("CD")),
            new Search(false, Set.of("JJ", "JJS", "RB", "QP")));

    private HeadRules() {}

    private record Rule(boolean fromLeft, List<String> wanted) {}

    /// A search for the first of some labels.
    private record Search(boolean fromLeft, Set<String> wanted) {
        /// Where it is found; -1 if it is not.
        int in(List<String> labels) {
            for (int i = 0; i < labels.size(); i++) {
                int at = fromLeft ? i : labels.size() - 1 - i;
                if (wanted.contains(labels.get(at))) {
                    return at;
                }
            }
            return -1;
        }
    }

    private static Map<String, Rule> rules() {
        var rules = new HashMap<String, Rule>();
        TABLE.lines().map(line -> List.of(line.split(" "))).forEach(fields -> {
            var rule = new Rule(fields.get(1).equals("left"), fields.subList(2, fields.size()));
            rules.put(fields.getFirst(), rule);
        });
        return Map.copyOf(rules);
    }

    /// Which of the children of a node is its head, from 0.
    ///
    /// @param node with children
    public static int head(Tree node) {
        var labels = node.children().stream()
                .map(child -> TreeCleaning.plain(child.label()))
                .toList();
        String label = TreeCleaning.plain(node.label());
        int head = NOUN_PHRASES.contains(label) ? ofNounPhrase(labels) : byRule(label, labels);
        boolean joined = head >= 2 && labels.get(head - 1).equals("CC"); // of what is joined, the first is the head
        return joined ? head - 2 : head;
    }

    private static int byRule(String label, List<String> labels) {
        var rule = RULES.getOrDefault(label, new Rule(true, List.of()));
        for (String wanted : rule.wanted) {
            int found = new Search(rule.fromLeft, Set.of(wanted)).in(labels);
            if (found >= 0) {
                return found;
            }
        }
        return rule.fromLeft ? 0 : labels.size() - 1;
    }

    private static int ofNounPhrase(List<String> labels) {
        int last = labels.size() - 1;
        if (labels.get(last).equals("POS")) {
            return last;
        }
        for (var search : NOUN_PHRASE) {
            int found = search.in(labels);
            if (found >= 0) {
                return found;
            }
        }
        return last;
    }
}
