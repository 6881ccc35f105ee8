using System.Globalization;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Judges;

/// <summary>
/// Puts a text that is judged between two lines that it does not hold, so that nothing in it can look as if it came from us. The lines carry a mark made from all fenced
/// texts together: a text that names it changes it.
/// </summary>
public sealed class Fence
{
    private readonly string _mark;

    /// <summary>A fence for some texts.</summary>
    /// <param name="texts">All texts that it will hold.</param>
    public Fence(params IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ulong seed = 0;
        foreach (string text in texts)
        {
            seed = SeededHash.Of(seed, text);
        }

        // The mark hangs on the texts, so that holding it would take a collision; should one hold it all the same, the next is tried.
        do
        {
            seed++;
            _mark = SeededHash.Of(seed, "fence").ToString("x16", CultureInfo.InvariantCulture);
        }
        while (texts.Any(text => text.Contains(_mark, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A text between its lines.</summary>
    /// <param name="title">What it is, in capitals: <c>REPLY</c>.</param>
    /// <param name="text">One of the texts that the fence was made for.</param>
    public string Around(string title, string text) => $"[BEGIN {title} {_mark}]\n{text}\n[END {title} {_mark}]";
}
