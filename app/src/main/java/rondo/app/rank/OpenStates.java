// The states that a server has open.
package rondo.app.rank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.decode.word.WordState;

/// The states that a server has open, by number; no number is given twice.
final class OpenStates {
    private final Map<Long, WordState> states = new HashMap<>();
    private final int most;
    private long next = 1;

    /// @param most how many may be open at once
    OpenStates(int most) {
        this.most = most;
    }

    /// The states of numbers.
    ///
    /// @throws InputException if one is not open
    List<WordState> of(List<Long> numbers) {
        return numbers.stream()
                .map(number -> Optional.ofNullable(states.get(number))
                        .orElseThrow(() -> new InputException("state " + number
                                + ": not open; expected a number that open, extend or fork gave and that was not"
                                + " dropped")))
                .toList();
    }

    /// Checks that more may be opened.
    ///
    /// @throws InputException if not
    void checkRoom(int more) {
        if (more > most - states.size()) {
            throw new InputException("states: " + Shown.number(states.size()) + " open and " + Shown.number(more)
                    + " more; expected at most " + Shown.number(most) + "; drop some, or give --states more");
        }
    }

    /// Opens states, for which there is room.
    ///
    /// @return their numbers
    List<Long> open(List<WordState> more) {
        var numbers = new ArrayList<Long>();
        for (var state : more) {
            states.put(next, state);
            numbers.add(next++);
        }
        return numbers;
    }

    /// Forgets states, all or none.
    ///
    /// @throws InputException if one is not open
    void drop(List<Long> numbers) {
        of(numbers);
        numbers.forEach(states::remove);
    }
}
