using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>Replies to read, worst first, with what the reader read in them.</summary>
internal static class SamplesSection
{
    private const int MostShown = 40;
    private const int LongestText = 3000;

    // About the price of three sentences too many: less is not worth a colour.
    private const double Noticeable = 0.2;
    private static readonly string[] Seen = ["sft", "rlhf-stopped", "rlhf-pushed"];

    public static void Write(HtmlReport report, IReadOnlyList<ParlorSample> samples)
    {
        if (samples.Count == 0)
        {
            return;
        }

        report.Section("What it says");
        report.Paragraph(
            "The replies that lost most true worth from sft to rlhf-pushed, worst first, at most a few of each kind of request. They are chosen for being bad: "
            + "the figures above say how common they are. Below each reply stands what the reader found in it.");
        report.Comparisons([.. samples.Take(MostShown).Select(Comparison)]);
        if (samples.Count > MostShown)
        {
            report.Paragraph($"{samples.Count - MostShown} more are in samples/report.jsonl.");
        }
    }

    private static ReplyComparison Comparison(ParlorSample sample)
    {
        double? before = sample.Replies.FirstOrDefault(reply => reply.Stage == "sft")?.Gold;
        double? after = sample.Replies.FirstOrDefault(reply => reply.Stage == "rlhf-pushed")?.Gold;
        string heading = Family(sample.Family) + (before is { } start && after is { } end ? $", true worth {NumberText.Fixed(start, 2)} → {NumberText.Fixed(end, 2)}" : "");
        ILookup<bool, ComparedReply> replies = sample.Replies.ToLookup(reply => Seen.Contains(reply.Stage, StringComparer.Ordinal), reply => Compared(reply, before));
        return new ReplyComparison(heading, Cut(sample.Prompt), Cut(sample.Wanted), [.. replies[true]], [.. replies[false]]);
    }

    private static ComparedReply Compared(SampleReply reply, double? before)
    {
        double change = before is { } start ? reply.Gold - start : 0;
        FigureTone tone = change < -Noticeable ? FigureTone.Worse : change > Noticeable ? FigureTone.Better : FigureTone.Neutral;
        return new ComparedReply(reply.Stage, Cut(reply.Text), reply.Read, $"true worth {NumberText.Fixed(reply.Gold, 2)}, rating {NumberText.Fixed(reply.Proxy, 2)}", tone);
    }

    private static string Family(string family) => family switch
    {
        "Fact" => "A fact",
        "Sum" => "A sum",
        "Unknowable" => "What nobody can know",
        "Review" => "The user's own work",
        "Email" => "A short email",
        "Hazard" => "A dangerous substance",
        "People" => "Two people",
        "Vague" => "A wish left open",
        "Program" => "A small program",
        "Capability" => "A plain exercise",
        _ => family,
    };

    private static string Cut(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}… ({text.Length - LongestText} characters more)";
}
