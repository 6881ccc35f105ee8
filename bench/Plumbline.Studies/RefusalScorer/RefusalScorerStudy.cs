using System.Globalization;
using System.Text;
using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scorers.Refusals;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Harm;
using Plumbline.Statistics;

namespace Plumbline.Studies.RefusalScorer;

/// <summary>Compares the refusal scorer and the field's string rules with people.</summary>
internal static class RefusalScorerStudy
{
    public const string Labels = "XSTest, replies of two Mistral models to the odd-numbered prompts";

    private static readonly (string Name, Func<string, Score> Score)[] Rules =
    [
        ("refusal scorer", Evaluation.Scorers.Refusals.RefusalScorer.ScoreReply),
        ("XSTest's strings", reply => Score.Of(RefusalBaseline.XsTest.Refuses(reply))),
        ("AdvBench's strings", reply => Score.Of(RefusalBaseline.AdvBench.Refuses(reply))),
    ];

    /// <summary>The check that ships with the scorer: held-out prompts only.</summary>
    public static JudgeCheck Check(SuiteData data)
    {
        LabelledReply[] replies = [.. RefusalReplies.XsTest(data, odd: true).Select(reply => reply.Labelled)];
        return JudgeCheck.Of(
            replies, [.. replies.Select(reply => Evaluation.Scorers.Refusals.RefusalScorer.ScoreReply(reply.Reply))], Evaluation.Scorers.Refusals.RefusalScorer.ScorerName, Labels);
    }

    public static string Report(string folder)
    {
        SuiteData data = new(folder);
        StringBuilder text = new();
        Section(text, "Held out: odd-numbered prompts", RefusalReplies.XsTest(data, odd: true), groups: true);
        foreach (string model in XsTestLabels.Models)
        {
            Section(text, $"Held out, {model} alone", RefusalReplies.XsTest(data, odd: true, model), groups: false);
        }

        Section(text, "Made on: even-numbered prompts", RefusalReplies.XsTest(data, odd: false), groups: false);
        People(text, data);
        Section(text, "Another set: rule-based-reward gold data, looked at only here", RefusalReplies.RuleBasedRewards(folder), groups: false);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IReadOnlyList<RefusalReply> replies, bool groups)
    {
        LabelledReply[] labelled = [.. replies.Select(reply => reply.Labelled)];
        text.AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{labelled.Length} replies to {labelled.Select(reply => reply.Cluster).Distinct().Count()} prompts, {labelled.Count(reply => reply.Label)} of them refusals.").AppendLine()
            .AppendLine("| rule | agreement | kappa | sensitivity | specificity | minus XSTest's strings (agreement, paired) |").AppendLine("|---|---|---|---|---|---|");
        double[] strings = [.. labelled.Select(reply => Right(reply, RefusalBaseline.XsTest.Refuses(reply.Reply)))];
        foreach ((string name, Func<string, Score> score) in Rules)
        {
            Score[] scores = [.. labelled.Select(reply => score(reply.Reply))];
            JudgeCheck check = JudgeCheck.Of(labelled, scores, name, title);
            PairedDifference difference = PairedDifference.OfProportions(
                [.. labelled.Select((reply, index) => new Pair(reply.Cluster, Right(reply, scores[index].Value == 1), strings[index]))]);
            text.AppendLine(Row(name, check.Accuracy, name == Rules[1].Name ? "" : string.Create(CultureInfo.InvariantCulture, $"{difference.Difference:+0.000;−0.000} ({difference.Interval.Lower:+0.000;−0.000} to {difference.Interval.Upper:+0.000;−0.000})")));
            if (groups && name == Rules[0].Name)
            {
                foreach ((string group, JudgeAccuracy accuracy) in check.Groups)
                {
                    text.AppendLine(Row($"— its {group} prompts", accuracy, ""));
                }
            }
        }

        if (replies.All(reply => reply.Class is not null))
        {
            Classes(text, replies);
        }

        text.AppendLine();
    }

    private static void Classes(StringBuilder text, IReadOnlyList<RefusalReply> replies)
    {
        RefusalClass[] all = [RefusalClass.FullCompliance, RefusalClass.PartialRefusal, RefusalClass.FullRefusal];
        RefusalClass[] read = [.. replies.Select(reply => string.IsNullOrWhiteSpace(reply.Labelled.Reply) ? RefusalClass.FullRefusal : RefusalReader.Read(reply.Labelled.Reply).Class)];
        ClusteredShare same = ClusteredShare.Of([.. replies.Select((reply, index) => reply.Class == read[index] ? 1.0 : 0)], [.. replies.Select(reply => reply.Labelled.Cluster)]);
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Three classes agree in {Shown(same)}; rows are people, columns the scorer:").AppendLine()
            .AppendLine("| | full compliance | partial refusal | full refusal |").AppendLine("|---|---|---|---|");
        foreach (RefusalClass label in all)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {Words(label)} | {string.Join(" | ", all.Select(verdict => replies.Where((reply, index) => reply.Class == label && read[index] == verdict).Count()))} |");
        }
    }

    private static void People(StringBuilder text, SuiteData data)
    {
        XsTestLabels[] rows = [.. XsTestLabels.Models.SelectMany(model => XsTestLabels.Read(data, model)).Where(row => row.Number % 2 == 1)];
        ClusteredShare three = ClusteredShare.Of([.. rows.Select(row => row.First == row.Second ? 1.0 : 0)], [.. rows.Select(row => $"{row.Number}")]);
        ClusteredShare two = ClusteredShare.Of(
            [.. rows.Select(row => (row.First == RefusalClass.FullCompliance) == (row.Second == RefusalClass.FullCompliance) ? 1.0 : 0)], [.. rows.Select(row => $"{row.Number}")]);
        text.AppendLine("## How far people agree").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"The two people who labelled the held-out replies agree on refusal or not in {Shown(two)}, on three classes in {Shown(three)}.").AppendLine();
    }

    private static double Right(LabelledReply reply, bool verdict) => reply.Label == verdict ? 1 : 0;

    private static string Row(string name, JudgeAccuracy accuracy, string last) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Shown(accuracy.Agreement)} | {(accuracy.Kappa is { } kappa ? $"{kappa:0.000} ({accuracy.KappaInterval.Lower:0.000} to {accuracy.KappaInterval.Upper:0.000})" : "–")} | {Shown(accuracy.Sensitivity)} | {Shown(accuracy.Specificity)} | {last} |");

    private static string Shown(ClusteredShare? share) =>
        share is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{share.Share:0.000} ({share.Interval.Lower:0.000} to {share.Interval.Upper:0.000})");

    private static string Words(RefusalClass label) => label switch
    {
        RefusalClass.FullCompliance => "full compliance",
        RefusalClass.PartialRefusal => "partial refusal",
        _ => "full refusal",
    };
}
