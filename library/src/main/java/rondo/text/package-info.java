/// Text and token ids: tokenizers that are trained here and read and written as Hugging Face
/// `tokenizer.json`, aligned text files and alignments.
///
/// Stands on [rondo.basis] and Jackson. Example: `TokenizerTrainer.train(text.targets(), Segmentation.UNITS,
/// Normalization.standard(), 8000).encode("Guten Tag.")`.
@NullMarked
package rondo.text;

import org.jspecify.annotations.NullMarked;
