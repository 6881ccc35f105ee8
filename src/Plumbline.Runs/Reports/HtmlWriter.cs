using System.Text;

namespace Plumbline.Runs.Reports;

/// <summary>
/// Writes HTML and SVG in which every text and attribute value is escaped, because there is no other way to write one: markup comes only from the
/// element and attribute names in our own code.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder output = new();

    /// <summary>Writes an element with attributes and whatever <paramref name="content"/> writes.</summary>
    public HtmlWriter Element(string name, (string Name, string Value)[] attributes, Action<HtmlWriter>? content = null)
    {
        Start(name, attributes);
        output.Append('>');
        content?.Invoke(this);
        output.Append("</").Append(name).Append('>');
        return this;
    }

    /// <summary>Writes an element of one class.</summary>
    public HtmlWriter Element(string name, string cssClass, Action<HtmlWriter> content) => Element(name, [("class", cssClass)], content);

    /// <summary>Writes an element that holds nothing but text.</summary>
    public HtmlWriter TextElement(string name, string cssClass, string text) =>
        Element(name, cssClass.Length == 0 ? [] : [("class", cssClass)], inner => inner.Text(text));

    /// <summary>Writes an element without content or end tag, such as <c>meta</c>, or an empty SVG shape.</summary>
    public HtmlWriter Void(string name, params (string Name, string Value)[] attributes)
    {
        Start(name, attributes);
        output.Append("/>");
        return this;
    }

    /// <summary>Writes text.</summary>
    public HtmlWriter Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>Writes a line feed between elements.</summary>
    public HtmlWriter NewLine()
    {
        output.Append('\n');
        return this;
    }

    /// <summary>Writes one of the texts that must stay as they are: the document type, the style sheet and our own script. Never anything that came from outside.</summary>
    public HtmlWriter Verbatim(string ours)
    {
        output.Append(ours);
        return this;
    }

    /// <summary>What has been written.</summary>
    public override string ToString() => output.ToString();

    private void Start(string name, (string Name, string Value)[] attributes)
    {
        output.Append('<').Append(name);
        foreach ((string attribute, string value) in attributes)
        {
            output.Append(' ').Append(attribute).Append("=\"");
            Escape(value);
            output.Append('"');
        }
    }

    private void Escape(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            // Control characters are not allowed in HTML, and half surrogates (which EnumerateRunes has replaced) not in UTF-8.
            _ = rune.Value switch
            {
                '&' => output.Append("&amp;"),
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                '"' => output.Append("&quot;"),
                '\'' => output.Append("&#39;"),
                '\n' or '\t' => output.Append((char)rune.Value),
                '\r' => output,
                _ when Rune.IsControl(rune) => output.Append('\uFFFD'),
                _ => output.Append(rune.ToString()),
            };
        }
    }
}
