/// Models of any kind: their recipe, their training from data to a folder, and the model that comes of it.
///
/// Stands on `rondo.learn`, `rondo.net.layer` and `rondo.store`. Begin with [rondo.learn.model.ModelTraining] and
/// [rondo.learn.model.TrainedModel]. Example: `new ParserTraining(train, dev, recipe).folder(path).run().parser()`.
@NullMarked
package rondo.learn.model;

import org.jspecify.annotations.NullMarked;
