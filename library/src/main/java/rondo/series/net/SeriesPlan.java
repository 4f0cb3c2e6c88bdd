// What a net of series is built of.
package rondo.series.net;

import rondo.series.data.Frequency;
import rondo.series.distribution.Likelihood;
import rondo.series.feature.Track;

/// What a net of series is built of.
///
/// @param frequency of the series
/// @param covariates how many there are
/// @param words of each kind of category that are known
/// @param likelihood what it says
/// @param steps how it goes ahead
/// @param size of its layers
public record SeriesPlan(
        Frequency frequency, int covariates, int[] words, Likelihood likelihood, Steps steps, Size size) {
    /// How it goes ahead.
    ///
    /// @param context values that are read at most
    /// @param horizon steps ahead at most
    /// @param autoregressive whether each step reads the value of the one before it
    public record Steps(int context, int horizon, boolean autoregressive) {}

    /// The size of layers.
    ///
    /// @param cell the name of the cell
    /// @param layers that read
    /// @param hidden H
    /// @param embedding numbers in the vector of a category
    /// @param dropout share of numbers set to zero in training
    public record Size(String cell, int layers, int hidden, int embedding, double dropout) {}

    /// How many numbers are told of a value, without categories.
    int valueWidth() {
        return Track.valueWidth(frequency, covariates);
    }

    /// How many numbers are told of a step ahead, without categories.
    int stepWidth() {
        return Track.stepWidth(frequency, covariates) + (steps.autoregressive ? 2 : 0);
    }
}
