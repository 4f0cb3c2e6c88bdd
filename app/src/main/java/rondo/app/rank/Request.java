// What a decoder asks for.
package rondo.app.rank;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a decoder asks for.
sealed interface Request {
    /// By which the sender knows the answer; null if it gave none.
    JsonNode id();

    /// New states.
    ///
    /// @param texts that others began; as many as sources where there are any
    record Open(JsonNode id, Optional<List<String>> sources, Optional<List<String>> texts) implements Request {}

    /// Candidates behind each of some states.
    record Rank(JsonNode id, List<Long> states, List<List<String>> candidates, Optional<Integer> best)
            implements Request {}

    /// A word behind each of some states.
    record Extend(JsonNode id, List<Long> states, List<String> words) implements Request {}

    /// Other handles of some states.
    record Fork(JsonNode id, List<Long> states) implements Request {}

    /// States that are not needed any more.
    record Drop(JsonNode id, List<Long> states) implements Request {}

    /// The end.
    record Close(JsonNode id) implements Request {}

    /// Something else.
    ///
    /// @param error what is wrong with it
    record Bad(JsonNode id, String error) implements Request {}
}
