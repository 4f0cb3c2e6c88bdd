/// The commands that train a model, and the demo: their options, which come from the recipes, and what is shown of
/// a training while it runs.
///
/// Stands on `rondo.app.stream`, `.picture` and `.demo`. Example: `./rondo train translator --train pairs.tsv --model
/// en-de`.
@NullMarked
package rondo.app.train;

import org.jspecify.annotations.NullMarked;
