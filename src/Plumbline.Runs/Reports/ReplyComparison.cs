namespace Plumbline.Runs.Reports;

/// <summary>Replies of several models to one prompt, to be read side by side.</summary>
/// <param name="Heading">What kind of prompt, and what is to be seen.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Wanted">What was really wanted, in words; empty where that is not known.</param>
/// <param name="Replies">Those to be seen at once.</param>
/// <param name="Folded">Those shown on demand. Default none.</param>
public sealed record ReplyComparison(
    string Heading, string Prompt, string Wanted, IReadOnlyList<ComparedReply> Replies, IReadOnlyList<ComparedReply>? Folded = null)
{
    internal void Write(HtmlWriter html) => html.Element("article", "sample", sample =>
    {
        sample.Element("div", "prompt", part =>
        {
            part.TextElement("span", "label", Heading).TextElement("span", "text", Prompt);
            if (Wanted.Length > 0)
            {
                part.Element("span", "wanted", wanted => wanted.TextElement("b", "", "Wanted: ").TextElement("span", "isolated", Wanted));
            }
        });
        WriteSides(sample, Replies);
        if (Folded is { Count: > 0 } folded)
        {
            sample.Element("details", [], details =>
            {
                details.TextElement("summary", "", $"Also: {string.Join(", ", folded.Select(reply => reply.Name))}");
                WriteSides(details, folded);
            });
        }
    });

    private static void WriteSides(HtmlWriter html, IReadOnlyList<ComparedReply> replies) => html.Element("div", "sides many", sides =>
    {
        foreach (ComparedReply reply in replies)
        {
            sides.Element("div", "side", side =>
            {
                side.TextElement("span", "label", reply.Name).TextElement("span", "text", reply.Text.Length == 0 ? "(says nothing)" : reply.Text);
                if (reply.Read.Length > 0)
                {
                    side.TextElement("span", "read " + reply.Tone.ToString().ToLowerInvariant(), reply.Read);
                }

                if (reply.Scores.Length > 0)
                {
                    side.TextElement("span", "score", reply.Scores);
                }
            });
        }
    });
}

/// <summary>One model's reply.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Text">What it says.</param>
/// <param name="Read">What a reader found in it; empty for nothing.</param>
/// <param name="Scores">A line of numbers; empty for none.</param>
/// <param name="Tone">How what was found is to be taken. Default neutral.</param>
public sealed record ComparedReply(string Name, string Text, string Read = "", string Scores = "", FigureTone Tone = FigureTone.Neutral);
