// How large the parts are of what reads words.
package rondo.net.word;

/// How large the parts are of what reads words.
///
/// @param cell the recurrent cell that reads characters
/// @param word numbers in the vector of a word
/// @param character numbers in the vector of a character
/// @param spelling units that read the characters of a word, in each direction
public record WordSizes(String cell, int word, int character, int spelling) {}
