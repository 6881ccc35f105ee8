using System.Text;

namespace Plumbline.Cli.Output;

/// <summary>
/// Passes text on as it is generated, up to the first stop text, which is not shown. An end that could be the beginning of a stop text waits until
/// it is certain.
/// </summary>
internal sealed class StopTextFilter(IReadOnlyList<string> stopTexts)
{
    private readonly StringBuilder _waiting = new();

    /// <summary>Whether a stop text was met; nothing passes any more.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Takes the next piece and returns what may be shown now.</summary>
    public string Append(string piece)
    {
        if (Stopped)
        {
            return "";
        }

        string text = _waiting.Append(piece).ToString();
        _waiting.Clear();
        int stop = stopTexts.Select(stopText => text.IndexOf(stopText, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        if (stop >= 0)
        {
            Stopped = true;
            return text[..stop];
        }

        int uncertain = stopTexts.Select(stopText => OverlapAtEnd(text, stopText)).DefaultIfEmpty(0).Max();
        _waiting.Append(text, text.Length - uncertain, uncertain);
        return text[..^uncertain];
    }

    /// <summary>Ends the text and returns what was still waiting.</summary>
    public string Flush()
    {
        string rest = _waiting.ToString();
        _waiting.Clear();
        return Stopped ? "" : rest;
    }

    // The longest beginning of the stop text that the text ends with.
    private static int OverlapAtEnd(string text, string stopText)
    {
        for (int length = Math.Min(text.Length, stopText.Length - 1); length > 0; length--)
        {
            if (text.EndsWith(stopText[..length], StringComparison.Ordinal))
            {
                return length;
            }
        }

        return 0;
    }
}
