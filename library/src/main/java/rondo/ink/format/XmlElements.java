// The elements of an XML document.
package rondo.ink.format;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// The elements of an XML document, as they begin and end. Document types and entities are refused, as nothing in ink
/// needs them; nothing outside the document is ever read.
final class XmlElements {
    private static final int DEEPEST = 50;

    private final String name;
    private final String expected;
    private final XMLStreamReader xml;
    private int depth;

    /// @param in that supports marks
    /// @param name how errors call it
    /// @param expected what it should be: `InkML`
    /// @throws InputException if it cannot be read
    XmlElements(InputStream in, String name, String expected) {
        this.name = name;
        this.expected = expected;
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            xml = factory.createXMLStreamReader(XmlText.of(in, name));
        } catch (XMLStreamException e) {
            throw new InputException(name + ": not XML (" + reason(e) + "); expected " + expected, e);
        }
    }

    /// Goes on to where an element begins or ends.
    ///
    /// @return whether there is one
    /// @throws InputException if what follows is not XML, or must not be there
    boolean next() {
        while (hasNext()) {
            int event = read();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++depth > DEEPEST) {
                    throw new InputException(place() + "elements more than " + DEEPEST + " deep; expected " + expected);
                }
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                return true;
            }
        }
        return false;
    }

    /// Whether an element begins here, or else ends.
    boolean begins() {
        return xml.isStartElement();
    }

    /// Its name.
    String element() {
        return xml.getLocalName();
    }

    /// In how many elements this is, with the one that begins.
    int depth() {
        return depth;
    }

    /// An attribute of the element that begins, also one of the namespace of XML; empty if it is not there.
    String attribute(String attribute) {
        return Optional.ofNullable(xml.getAttributeValue(null, attribute))
                .or(() -> Optional.ofNullable(xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", attribute)))
                .orElse("");
    }

    /// The text of the element that begins, piece by piece, up to its end.
    ///
    /// @param what how errors call it: `a trace`
    /// @throws InputException if there is an element in it
    void text(String what, Consumer<String> taker) {
        for (int event = read(); event != XMLStreamConstants.END_ELEMENT; event = read()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new InputException(place() + "an element inside " + what + "; expected text alone");
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                taker.accept(xml.getText());
            }
        }
        depth--;
    }

    /// Leaves out the element that begins, with all in it.
    void skip() {
        int inside = 1;
        while (inside > 0) {
            int event = read();
            inside += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
        depth--;
    }

    /// File and line, as a sample has them.
    String line() {
        return name + ":" + xml.getLocation().getLineNumber();
    }

    /// File and line, as errors begin.
    String place() {
        return line() + ": ";
    }

    private boolean hasNext() {
        try {
            return xml.hasNext();
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    private int read() {
        int event;
        try {
            event = xml.next();
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new InputException(
                    place() + "a document type or an entity; expected " + expected + " without; remove it");
        }
        return event;
    }

    private InputException damaged(XMLStreamException e) {
        return new InputException(
                place() + "not XML (" + reason(e) + "); expected " + expected + "; is it damaged?", e);
    }

    private static String reason(XMLStreamException e) {
        return Shown.text(String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", ""));
    }
}
